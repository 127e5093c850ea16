import type { User } from "~/auth/user.ts";
import type { TradingGroup } from "~/market/trader.ts";

/** Somebody who looks at pages; of a group when one is given. */
export function viewer(over: Partial<User> = {}, group: TradingGroup | null = null): User {
  const active = group && { ...group, name: "Kelompok", duty: "chair" as const };
  const person = { id: "u", name: "Warga", role: "member" as const, regencyCodes: [], villageCodes: [], groups: [] };
  return { ...person, askedBy: null, ...over, group: active };
}
