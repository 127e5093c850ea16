import { useWords } from "~/ui/locale.tsx";
import type { PillTone } from "~/ui/state.tsx";
import { Pill } from "~/ui/state.tsx";
import type { Level } from "./readiness.ts";
import { readinessWords } from "./words.ts";

const tones: Record<Level, PillTone> = { ready: "good", close: "wait", far: "plain" };

/** How ready, in one word. */
export function LevelPill({ level }: { level: Level }) {
  return <Pill tone={tones[level]}>{useWords(readinessWords).level[level]}</Pill>;
}
