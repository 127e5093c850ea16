import { z } from "zod";
import { complaint } from "~/lib/complaint.ts";
import type { LicenceRoute } from "./licence.ts";
import { isPerProduct, licenceRoutes, runsOut } from "./licence.ts";

const lastDay = z.iso.date({ error: complaint("date") });
const product = z.string({ error: complaint("required") }).regex(/^[A-Z_]{2,40}$/, complaint("choice"));

/** The form of one kind of permit: a product and a last day are asked only where the permit has them. */
export function licenceForm(routeCode: LicenceRoute) {
  return z.strictObject({
    number: z
      .string({ error: complaint("required") })
      .trim()
      .min(3, complaint("tooShort"))
      .max(60, complaint("tooLong")),
    productCode: isPerProduct(routeCode) ? product : product.optional(),
    validUntil: runsOut(routeCode) ? lastDay : lastDay.optional(),
  });
}
export type LicenceForm = { number: string; productCode?: string; validUntil?: string };

/** The permit that an address names, or NIB, which everybody who sells needs. */
export function licenceRouteOf(word: string | null): LicenceRoute {
  return licenceRoutes.find((code) => code === word) ?? "NIB";
}
