import type { Blob } from "node:buffer";
import type { Stream } from "node:stream";
import type { Feature, Sheet } from "write-excel-file/node";
import writeExcelFile from "write-excel-file/node";
import type { Db } from "#db/open.server.ts";
import { addressOf } from "~/lib/sheet-xml.ts";
import { marketWords } from "~/market/words.ts";
import { listCommodities, listProducts } from "~/places/commodities.server.ts";
import { nameIn, partsOf } from "~/places/commodity.ts";
import { listGroupKinds } from "~/places/offices.server.ts";
import { villagesOf } from "~/places/regions.server.ts";
import type { SheetColumn, SheetName } from "./sheet.ts";
import { sheetColumns, sheetNames } from "./sheet.ts";
import { sheetWords } from "./sheet.words.ts";

/** As the library has it on a server. */
type FileContent = Buffer | Blob | Stream;
type Say = (typeof sheetWords)["id"];
type Choices = Record<keyof Say["choices"], string[]>;
/** Which list of choices a column points to. */
const listOf: Record<string, keyof Choices> = {
  kindCode: "kinds",
  villageCode: "villages",
  sides: "sides",
  commodityCode: "commodities",
  form: "forms",
  productCode: "products",
  terms: "terms",
};
const lastRow = 20_001;

/** The workbook that an office fills in: instructions, a sheet for each noun, and the choices its columns point to. */
export async function importTemplate(
  db: Db,
  regencyCodes: readonly string[],
  locale: "id" | "en",
): Promise<Uint8Array<ArrayBuffer>> {
  const say = sheetWords[locale];
  const choices = await choicesOf(db, regencyCodes, locale);
  const bold = (value: string) => ({ value, type: String, fontWeight: "bold" as const, wrap: true });
  const sheets = [
    {
      sheet: say.other.guide,
      data: say.guide.map((line, index) => [index === 0 ? bold(line) : { value: line, type: String, wrap: true }]),
      columns: [{ width: 110 }],
    },
    ...sheetNames.map((name) => ({
      sheet: say.sheet[name],
      data: [sheetColumns[name].map(({ key, required }) => bold(`${labelOf(say, name, key)}${required ? " *" : ""}`))],
      columns: sheetColumns[name].map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    })),
    {
      sheet: say.other.choices,
      data: choiceRows(choices, say),
      columns: Object.keys(choices).map(() => ({ width: 34 })),
    },
  ] as Sheet<FileContent>[];
  const file = await writeExcelFile(sheets, { features: [validations(choices, say)] }).toBuffer();
  return new Uint8Array(file);
}

function labelOf(say: Say, name: SheetName, key: string): string {
  return (say.column[name] as Record<string, string>)[key] ?? key;
}

async function choicesOf(db: Db, regencyCodes: readonly string[], locale: "id" | "en"): Promise<Choices> {
  const say = sheetWords[locale];
  const [kinds, commodities, products, villages] = await Promise.all([
    listGroupKinds(db),
    listCommodities(db),
    listProducts(db),
    Promise.all(regencyCodes.map((code) => villagesOf(db, code))),
  ]);
  const forms = [...new Set(commodities.flatMap((commodity) => partsOf(commodity.forms)))];
  return {
    kinds: kinds.map((kind) => nameIn(locale, kind)),
    villages: villages.flat().map(({ name, districtName }) => `${name} (${districtName})`),
    sides: say.sides,
    commodities: commodities.map((commodity) => nameIn(locale, commodity)),
    forms: forms.map((form) => marketWords[locale].forms[form] ?? form),
    products: products.map((product) => nameIn(locale, product)),
    terms: say.terms,
  };
}

function choiceRows(choices: Choices, say: Say) {
  const lists = Object.entries(choices) as [keyof Choices, string[]][];
  const longest = Math.max(...lists.map(([, list]) => list.length));
  const head = lists.map(([key]) => ({ value: say.choices[key], type: String, fontWeight: "bold" as const }));
  const rows = Array.from({ length: longest }, (_, row) =>
    lists.map(([, list]) => (list[row] === undefined ? null : { value: list[row], type: String })),
  );
  return [head, ...rows];
}

/** Tells the spreadsheet what each column takes: a list of the sheet of choices, whole numbers, numbers, dates. */
function validations(choices: Choices, say: Say): Feature<FileContent> {
  const transform = (xml: string, { sheet }: { sheet?: string }) => {
    const name = sheetNames.find((one) => say.sheet[one] === sheet);
    if (!name) return xml;
    const rules = sheetColumns[name]
      .map((column, at) => ruleOf(column, at, choices, say))
      .filter((rule) => rule !== "");
    return xml.replace(
      "</sheetData>",
      `</sheetData><dataValidations count="${rules.length}">${rules.join("")}</dataValidations>`,
    );
  };
  return { files: { transform: { "xl/worksheets/sheet{id}.xml": { transform } } } };
}

function ruleOf({ key, kind }: SheetColumn, at: number, choices: Choices, say: Say): string {
  const range = `${addressOf(at, 2)}:${addressOf(at, lastRow)}`;
  const rule = (type: string, rest: string) =>
    `<dataValidation type="${type}" allowBlank="1" showErrorMessage="1" sqref="${range}" ${rest}</dataValidation>`;
  const list = listOf[key];
  if (kind === "choice" && list) {
    const column = addressOf(Object.keys(choices).indexOf(list), 1).replace("1", "");
    return rule(
      "list",
      `><formula1>'${say.other.choices}'!$${column}$2:$${column}$${choices[list].length + 1}</formula1>`,
    );
  }
  if (kind === "whole") return rule("whole", `operator="greaterThanOrEqual"><formula1>0</formula1>`);
  if (kind === "decimal") return rule("decimal", `operator="greaterThan"><formula1>0</formula1>`);
  // From the year 2020 on, as days of Excel's calendar.
  return kind === "date" ? rule("date", `operator="greaterThan"><formula1>43831</formula1>`) : "";
}
