import { RadioRows } from "~/ui/choice-field.tsx";
import type { DrawingName } from "~/ui/drawings.ts";
import type { FieldOf } from "~/ui/field-frame.tsx";
import { useWords } from "~/ui/locale.tsx";
import { useGrades } from "./grades.ts";
import { noteWords } from "./note.words.ts";
import { grades } from "./ticket.ts";

/** The five grades as a picture card: the goods, and five steps of which fewer stand the lower the grade. */
export function GradeCard({ field, category, drawing }: { field: FieldOf; category: string; drawing: DrawingName }) {
  const say = useWords(noteWords);
  const options = useGrades(category).map((grade) => ({
    ...grade,
    drawing,
    effect: <GradeSteps grade={Number(grade.value)} />,
  }));
  return <RadioRows field={field} label={say.grade} hint={say.gradeHint} options={options} />;
}

/** Five bars; the best grade fills all, the lowest one. Said in words beside it, so it is hidden from readers. */
function GradeSteps({ grade }: { grade: number }) {
  const full = grades.length + 1 - grade;
  return (
    <svg width={60} height={32} viewBox="0 0 60 32" aria-hidden="true">
      {grades.map((step, i) => (
        <rect
          key={step}
          x={i * 12 + 1}
          y={24 - i * 5}
          width={8}
          height={8 + i * 5}
          className={i < full ? "f-hulu" : "s-edge"}
          fill={i < full ? undefined : "none"}
          stroke={i < full ? undefined : "currentColor"}
        />
      ))}
    </svg>
  );
}
