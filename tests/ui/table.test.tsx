import { expect, test } from "vitest";
import { Pager, Table, type Column } from "~/ui/table.tsx";
import { render } from "./render.tsx";

type Row = { id: string; name: string; kg: number };

const rows: Row[] = [{ id: "1", name: "Lele", kg: 180 }];
const columns: Column<Row>[] = [
  { key: "name", label: "Panen", lead: true, cell: (row) => row.name },
  { key: "kg", label: "Berat", unit: "kg", number: true, sortable: true, cell: (row) => row.kg, foot: "180" },
];
const sort = {
  by: "kg",
  direction: "asc" as const,
  href: (key: string, direction: string) => `?urut=${key}-${direction}`,
};

test("a cell says its column and unit again, for the card that the row becomes on a phone", () => {
  const html = render(<Table caption="Panen" columns={columns} rows={rows} rowKey={(row) => row.id} />);
  expect(html).toContain('<td role="cell" class="num" data-label="Berat, kg"><div>180</div></td>');
  expect(html).toContain('<td role="cell" class="lead-cell"><div>Lele</div></td>');
});

test("the sorted column says so, and its link turns the order round", () => {
  const html = render(<Table caption="Panen" columns={columns} rows={rows} rowKey={(row) => row.id} sort={sort} />);
  expect(html).toContain('aria-sort="ascending"');
  expect(html).toContain("?urut=kg-desc");
  expect(html).not.toContain("?urut=name");
});

test("an empty table gives way to what the page says about emptiness", () => {
  const html = render(
    <Table caption="Panen" columns={columns} rows={[]} rowKey={(row) => row.id} empty={<p>Belum ada panen.</p>} />,
  );
  expect(html).toBe("<p>Belum ada panen.</p>");
});

test("a pager with nowhere to go is not drawn", () => {
  expect(render(<Pager previous={null} next={null} />)).toBe("");
  expect(render(<Pager previous={null} next="?sesudah=9" />)).toContain('href="/uji?sesudah=9"');
});
