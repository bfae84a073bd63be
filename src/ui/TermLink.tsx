import {Link} from '@tanstack/react-router';
import type {ReactNode} from 'react';
import styles from './TermLink.module.css';

/** Words of the glossary that screens lead to: ids of its entries. */
export const linkedTerms = [
  'autoloader',
  'bronze',
  'silver',
  'gold',
  'staging-volume',
  'checkpoint',
  'rescued-data',
  'full-refresh',
  'expectation',
  'continuous',
  'catalog',
  'stint',
  'undercut',
  'endpoint',
] as const;

interface TermLinkProps {
  readonly term: (typeof linkedTerms)[number];
  readonly children: ReactNode;
}

/** A word with the way to what it means here. */
export function TermLink({term, children}: TermLinkProps) {
  return (
    <Link to="/help/glossary" hash={term} className={styles['term']}>
      {children}
    </Link>
  );
}
