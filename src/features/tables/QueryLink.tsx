import {Link} from '@tanstack/react-router';

/** Opens the SQL page with the rows of a table; `relation` is its name as SQL has it. */
export function QueryLink({relation}: {readonly relation: string}) {
  return (
    <Link to="/sql" search={{query: `SELECT *\nFROM ${relation}\nLIMIT 100`}}>
      Query it
    </Link>
  );
}
