import {Fragment} from 'react';

/** A name that may go on in the next line after each underscore. */
export function BreakableName({name}: {readonly name: string}) {
  return name.split('_').map((part, at) => (
    <Fragment key={`${at} ${part}`}>
      {at > 0 && (
        <>
          _<wbr />
        </>
      )}
      {part}
    </Fragment>
  ));
}
