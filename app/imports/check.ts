import type { Workbook } from "~/lib/sheet-xml.ts";
import { checkGroups } from "./check-groups.ts";
import { checkLots, checkOffers } from "./check-market.ts";
import type { Ground, ImportBody } from "./ground.ts";
import { readSheet } from "./read-sheet.ts";
import type { Problem, RawRow, SheetName } from "./sheet.ts";
import { folded, sheetColumns, sheetNames } from "./sheet.ts";
import { sheetWords } from "./sheet.words.ts";

export type Checked = { ok: true; body: ImportBody; rowCount: number } | { ok: false; problems: Problem[] };

const languages = [sheetWords.id, sheetWords.en];

/**
 * Checks a workbook against the rules of every noun that it brings and against what is known: all rows as they will be
 * saved, or every problem by its cell. Pure: the same workbook and ground give the same answer.
 */
export function checkWorkbook(book: Workbook, ground: Ground): Checked {
  const problems: Problem[] = [];
  const complain = (problem: Problem) => problems.push(problem);
  const sheets = new Map<SheetName, { name: string; rows: RawRow[] }>();
  for (const sheet of book.sheets) {
    const name = sheetNames.find((one) =>
      languages.some(({ sheet: names }) => folded(names[one]) === folded(sheet.name)),
    );
    if (name && sheets.has(name)) complain({ sheet: sheet.name, cell: "", key: "repeatedSheet", value: "" });
    else if (name) {
      const labels = languages.map((words) => words.column[name] as Record<string, string>);
      const rows = readSheet(sheet, sheetColumns[name], labels, book.from1904, complain);
      sheets.set(name, { name: sheet.name, rows });
    } else if (sheet.rows.length > 0 && !isOurs(sheet.name)) {
      complain({ sheet: sheet.name, cell: "", key: "unknownSheet", value: "" });
    }
  }
  const rowsOf = (name: SheetName) => sheets.get(name)?.rows ?? [];
  const tellIn = (name: SheetName) => (row: RawRow, key: string, problem: string) =>
    complain({
      sheet: sheets.get(name)?.name ?? name,
      cell: row.addressOf(key),
      key: problem,
      value: row.values[key] ?? "",
    });
  if (sheets.size === 0) complain({ sheet: "", cell: "", key: "noSheet", value: "" });
  const groups = checkGroups(rowsOf("groups"), ground, tellIn("groups"));
  const brought = new Map(groups.map((group) => [folded(group.data.name), group]));
  const lots = checkLots(rowsOf("lots"), ground, brought, tellIn("lots"));
  const offers = checkOffers(rowsOf("offers"), ground, brought, tellIn("offers"));
  const rowCount = groups.length + lots.length + offers.length;
  if (rowCount === 0 && problems.length === 0) complain({ sheet: "", cell: "", key: "nothing", value: "" });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, body: { groups, lots, offers }, rowCount };
}

/** The sheets of the template that hold instructions and choices, and nothing to read. */
function isOurs(name: string): boolean {
  return languages.some(({ other }) => Object.values(other).some((one) => folded(one) === folded(name)));
}
