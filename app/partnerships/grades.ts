import { useWords } from "~/ui/locale.tsx";
import { noteWords } from "./note.words.ts";
import { grades } from "./ticket.ts";

/** The five grades in words: of fish by how it arrives, of all else by how good it is. */
export function useGrades(category: string): { value: string; label: string }[] {
  const say = useWords(noteWords);
  const words = category === "ikan" || category === "udang" ? say.gradeFish : say.gradeOther;
  return grades.map((value) => ({ value, label: say.gradeOf(Number(value), words[value]) }));
}
