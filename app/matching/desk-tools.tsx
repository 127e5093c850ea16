import { TextLink } from "~/ui/link.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import { deskWords } from "./desk-words.ts";

/** Rooms of the office that are not in the menu: a row each, by what one wants to do there. */
const rooms = [
  ["map", "/peta"],
  ["flows", "/aliran"],
  ["calendar", "/kalender"],
  ["permits", "/meja/izin"],
  ["claims", "/sengketa"],
  ["dues", "/tagihan"],
  ["recalls", "/penarikan"],
  ["value", "/nilai-tambah"],
  ["imports", "/impor"],
] as const;

/** Where else an officer can look. */
export function DeskTools() {
  const say = useWords(deskWords).desk.tools;
  return (
    <Section title={say.title}>
      <ul className="stack8">
        {rooms.map(([name, to]) => (
          <li key={to}>
            <TextLink to={to}>{say[name]}</TextLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
