import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { workbookResponse } from "~/lib/download.server.ts";
import { readLocale } from "~/lib/locale.server.ts";
import { sheetWords } from "./sheet.words.ts";
import { importTemplate } from "./template.server.ts";

/** The template of the import, with the choices of the officer's region. */
export async function loader(visit: LoaderFunctionArgs) {
  const officer = await requireOfficer(visit);
  const locale = readLocale(visit.request);
  const file = await importTemplate(db, officer.regencyCodes, locale);
  return workbookResponse(`${sheetWords[locale].fileName}.xlsx`, file);
}
