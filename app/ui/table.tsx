import type { ReactNode } from "react";
import { ButtonLink } from "./button.tsx";
import { TextLink } from "./link.tsx";
import { useWords } from "./locale.tsx";
import { uiWords } from "./words.ts";

export type Column<Row> = {
  key: string;
  label: string;
  /** One unit for the whole column, in the head: kg, Rp. */
  unit?: string;
  /** Numbers stand at the right. */
  number?: boolean;
  sortable?: boolean;
  /** The title of the card that a row becomes on a phone. */
  lead?: boolean;
  cell: (row: Row) => ReactNode;
  foot?: ReactNode;
};

export type Direction = "asc" | "desc";
export type Sort = { by: string; direction: Direction; href: (key: string, direction: Direction) => string };

type TableProps<Row> = {
  caption: string;
  hideCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  actions?: (row: Row) => ReactNode;
  sort?: Sort;
  empty?: ReactNode;
};

/** A table at the desk, cards on a phone. The roles are said again because CSS that turns rows into cards hides them. */
export function Table<Row>({
  caption,
  hideCaption = false,
  columns,
  rows,
  rowKey,
  actions,
  sort,
  empty,
}: TableProps<Row>) {
  const say = useWords(uiWords);
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <div className="frame">
      <table className="tbl" role="table">
        <caption className={hideCaption ? "sr-only" : ""}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={sort} />
            ))}
            {actions ? (
              <th role="columnheader" scope="col">
                <span className="sr-only">{say.action}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => (
                <Cell key={column.key} column={column} value={column.cell(row)} />
              ))}
              {actions ? (
                <td role="cell" className="act">
                  {actions(row)}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
        <Foot columns={columns} acting={actions !== undefined} />
      </table>
    </div>
  );
}

function HeadCell<Row>({ column, sort }: { column: Column<Row>; sort: Sort | undefined }) {
  const say = useWords(uiWords);
  const title = titleOf(column);
  const sorted = sort?.by === column.key ? sort.direction : undefined;
  const order = sorted === "asc" ? "ascending" : "descending";
  return (
    <th
      role="columnheader"
      scope="col"
      className={[column.number ? "num" : "", sort && column.sortable ? "sorts" : ""].join(" ").trim()}
      {...(sorted ? { "aria-sort": order } : {})}
    >
      {sort && column.sortable ? (
        <TextLink to={sort.href(column.key, sorted === "asc" ? "desc" : "asc")} className="">
          {title}
          <span aria-hidden="true">{sorted === undefined ? " ↕" : sorted === "asc" ? " ↑" : " ↓"}</span>
          {sorted ? <span className="sr-only">{`, ${sorted === "asc" ? say.sortedUp : say.sortedDown}`}</span> : null}
        </TextLink>
      ) : (
        title
      )}
    </th>
  );
}

function Cell<Row>({ column, value }: { column: Column<Row>; value: ReactNode }) {
  const look = [column.number ? "num" : "", column.lead ? "lead-cell" : ""].filter(Boolean).join(" ");
  return (
    <td role="cell" className={look} {...(column.lead ? {} : { "data-label": titleOf(column) })}>
      {isNothing(value) ? null : <div>{value}</div>}
    </td>
  );
}

/** An empty cell is left out of the card that its row becomes on a phone. */
function isNothing(value: ReactNode): boolean {
  return value === null || value === undefined || value === "" || value === false;
}

function Foot<Row>({ columns, acting }: { columns: readonly Column<Row>[]; acting: boolean }) {
  if (columns.every((column) => column.foot === undefined)) return null;
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        {columns.map((column) => (
          <Cell
            key={column.key}
            column={column.foot === undefined ? { ...column, lead: true } : column}
            value={column.foot}
          />
        ))}
        {acting ? <td role="cell" /> : null}
      </tr>
    </tfoot>
  );
}

function titleOf(column: { label: string; unit?: string }): string {
  return column.unit ? `${column.label}, ${column.unit}` : column.label;
}

/** To the page before and after: links that carry the key of the last row seen. */
export function Pager({ previous, next, note }: { previous: string | null; next: string | null; note?: ReactNode }) {
  const say = useWords(uiWords);
  if (!previous && !next && !note) return null;
  return (
    <nav className="pager" aria-label={say.pages}>
      <span className="soft">{note}</span>
      <span className="btns">
        {previous ? (
          <ButtonLink to={previous} tone="line" size="small">
            {say.previous}
          </ButtonLink>
        ) : null}
        {next ? (
          <ButtonLink to={next} tone="line" size="small">
            {say.next}
          </ButtonLink>
        ) : null}
      </span>
    </nav>
  );
}

/** The same table as files: Excel, CSV. */
export function Downloads({ links, of }: { links: readonly { href: string; label: string }[]; of?: string }) {
  const say = useWords(uiWords);
  return (
    <nav className="btns" aria-label={of ? `${say.downloads}: ${of}` : say.downloads}>
      {links.map(({ href, label }) => (
        <ButtonLink key={href} to={href} tone="line" size="small" icon="download" download>
          {label}
        </ButtonLink>
      ))}
    </nav>
  );
}
