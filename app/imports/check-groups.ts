import type { Side } from "~/auth/user.ts";
import { GroupForm } from "~/groups/group-form.ts";
import type { GroupData } from "~/groups/group.ts";
import type { Ground } from "./ground.ts";
import type { RawRow } from "./sheet.ts";
import { folded } from "./sheet.ts";

type Tell = (row: RawRow, key: string, problem: string) => void;
/** A group of the workbook that is right so far. */
export type NewGroup = { row: number; data: GroupData };

const sideWords: Record<string, Side[]> = {
  hulu: ["producer"],
  hilir: ["processor"],
  "hulu dan hilir": ["producer", "processor"],
  upstream: ["producer"],
  downstream: ["processor"],
  "upstream and downstream": ["producer", "processor"],
};

/** Checks the rows of groups: each against the rules of a group, and all against each other and what is known. */
export function checkGroups(rows: readonly RawRow[], ground: Ground, tell: Tell): NewGroup[] {
  const names = new Set<string>();
  const phones = new Set<string>();
  return rows.flatMap((row) => {
    const { values } = row;
    const villageCodes = ground.villages.get(folded(values.villageCode ?? "")) ?? [];
    const kindCode = ground.kinds.get(folded(values.kindCode ?? ""));
    const sides = sideWords[folded(values.sides ?? "")];
    if (values.villageCode && villageCodes.length !== 1)
      tell(row, "villageCode", villageCodes.length === 0 ? "unknownVillage" : "severalVillages");
    if (values.kindCode && !kindCode) tell(row, "kindCode", "unknownKind");
    if (values.sides && !sides) tell(row, "sides", "unknownSides");
    const { name, rt, rw, contactName } = values;
    const phone = values.contactPhone?.replace(/^8/, "08");
    const typed = { name, rt, rw, contactName, contactPhone: phone, villageCode: villageCodes[0], kindCode, sides };
    const parsed = GroupForm.safeParse(typed);
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues) {
        const key = String(path[0] ?? "name");
        // What was empty or unknown has been said.
        if (typed[key as keyof typeof typed] !== undefined) tell(row, key, message);
      }
      return [];
    }
    const { data } = parsed;
    const key = folded(data.name);
    if (names.has(key)) tell(row, "name", "repeatedName");
    if (ground.groups.has(key)) tell(row, "name", "knownName");
    if (phones.has(data.contactPhone)) tell(row, "contactPhone", "repeatedPhone");
    if (ground.phones.has(data.contactPhone)) tell(row, "contactPhone", "knownPhone");
    names.add(key);
    phones.add(data.contactPhone);
    return [{ row: row.number, data }];
  });
}
