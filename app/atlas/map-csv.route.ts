import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvResponse } from "~/lib/download.server.ts";
import { mapTable } from "./map.server.ts";

/** The numbers of the map as CSV. */
export async function loader(visit: LoaderFunctionArgs) {
  const { name, table } = await mapTable(visit);
  return csvResponse(`${name}.csv`, table);
}
