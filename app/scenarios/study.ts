import type { Change } from "./change.ts";
import { spellChange } from "./change.ts";
import type { GapBoard } from "./gap.ts";
import { gapBoard } from "./gaps.ts";
import type { Ground } from "./ground.ts";
import type { InvestmentList } from "./invest.ts";
import { invest } from "./invest.ts";
import type { Assumptions } from "./investment.ts";
import type { WhatIf } from "./what-if.ts";
import { whatIf } from "./what-if.ts";

/** What is to be found out about a market. */
export type Question =
  { kind: "gaps" } | { kind: "whatIf"; changes: Change[] } | { kind: "invest"; assumptions: Assumptions };
export type StudyKind = Question["kind"];

export type Answer =
  { kind: "gaps"; board: GapBoard } | { kind: "whatIf"; whatIf: WhatIf } | { kind: "invest"; list: InvestmentList };

/**
 * Answers a question about a market: long arithmetic, to be run beside the pages. Once `isOver` nothing more is tried;
 * what was cleared by then is exact all the same.
 */
export function study(ground: Ground, question: Question, isOver: () => boolean = () => false): Answer {
  switch (question.kind) {
    case "gaps":
      return { kind: "gaps", board: gapBoard(ground, isOver) };
    case "whatIf":
      return { kind: "whatIf", whatIf: whatIf(ground, question.changes, isOver) };
    case "invest":
      return { kind: "invest", list: invest(ground, question.assumptions, isOver) };
  }
}

/** The same question has the same text, in whatever order its changes were named. */
export function questionText(question: Question): string {
  switch (question.kind) {
    case "gaps":
      return "gaps";
    case "whatIf":
      return ["whatIf", ...question.changes.map(spellChange).sort()].join(" ");
    case "invest":
      return `invest ${JSON.stringify(question.assumptions)}`;
  }
}
