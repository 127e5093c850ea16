import type { LoaderFunctionArgs } from "@remix-run/node";
import { db } from "#db/client.server.ts";
import { requireUser } from "~/auth/visitor.server.ts";
import { forbidden, notFound } from "~/lib/http.server.ts";
import { proofUrl, shownAgreement } from "./agreement-page.server.ts";
import { agreementPdf } from "./agreement-pdf.server.ts";
import { pdfPaperOf } from "./agreement-pdf-paper.server.ts";
import { contractFor } from "./contract-page.server.ts";
import { reachOf } from "./contract-reach.server.ts";

/** The text as a file, in the language in which it is signed. */
export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireUser(visit);
  const reach = reachOf(user);
  if (!reach) throw forbidden();
  const row = await contractFor(db, reach, visit.params.id ?? "");
  if (!row) throw notFound();
  const wanted = Number(new URL(visit.request.url).searchParams.get("naskah")) || null;
  const agreement = await shownAgreement(db, row, { reach, userId: user.id }, wanted);
  const file = await agreementPdf(pdfPaperOf(agreement, proofUrl(visit.request, agreement.hash)));
  return new Response(new Uint8Array(file), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `attachment; filename="${row.number}-naskah-${agreement.version}.pdf"`,
      "Cache-Control": "private, no-store",
    },
  });
}
