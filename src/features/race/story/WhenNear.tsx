import {type ReactNode, useEffect, useRef, useState} from 'react';

interface WhenNearProps {
  /** Lines that are kept free until then. */
  readonly lines: number;
  readonly children: ReactNode;
}

/**
 * Children from the moment they come within a third of a screen of what is seen: a page of twenty charts is drawn as fast as
 * its first three. Before printing all are there.
 */
export function WhenNear({lines, children}: WhenNearProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (isNear || !element) return undefined;
    const show = () => setNear(true);
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) show();
      },
      {rootMargin: '30% 0px'},
    );
    observer.observe(element);
    window.addEventListener('beforeprint', show);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', show);
    };
  }, [isNear]);
  if (isNear) return children;
  return <div ref={place} style={{minHeight: `${lines * 1.6}rem`}} />;
}
