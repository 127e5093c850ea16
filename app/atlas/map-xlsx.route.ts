import type { LoaderFunctionArgs } from "@remix-run/node";
import { excelResponse, sheetOf } from "~/lib/download.server.ts";
import { mapTable } from "./map.server.ts";

/** The numbers of the map as a workbook. */
export async function loader(visit: LoaderFunctionArgs) {
  const { name, table } = await mapTable(visit);
  return excelResponse(`${name}.xlsx`, [sheetOf(table)]);
}
