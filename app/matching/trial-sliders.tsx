import { useId } from "react";
import { formatIdr } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Fold } from "~/ui/tiles.tsx";
import { roundWords } from "./round-words.ts";
import type { TrialFields } from "./trial.ts";
import { trialWords } from "./trial.words.ts";

type Sliders = { values: TrialFields; onChange: (name: keyof TrialFields, value: string | undefined) => void };

const rules = ["minSale", "maxSuppliers", "minBatch"] as const;

/** What a plan weighs, as sliders: they work by keyboard, and without script they are sent with the form. */
export function TrialSliders({ values, onChange }: Sliders) {
  const say = useWords(trialWords);
  const policy = useWords(roundWords).policy;
  const locale = useLocale();
  const perKg = (value: string) => say.perKg(formatIdr(Number(value), locale));
  const shared = { values, onChange };
  return (
    <>
      <Slider {...shared} name="volumeBonusIdr" label={say.volume} ends={say.volumeEnds} most={10_000} text={perKg} />
      <Slider
        {...shared}
        name="urgencyPercent"
        label={say.urgency}
        ends={say.urgencyEnds}
        most={50}
        text={say.percent}
      />
      <Slider {...shared} name="fairnessIdr" label={say.fairness} ends={say.fairnessEnds} most={6000} text={perKg} />
      <Slider {...shared} name="sharePercent" label={say.share} ends={say.shareEnds} most={100} text={say.percent} />
      <Fold summary={say.rules}>
        {rules.map((rule) => (
          <label key={rule} className="row py-1">
            <input
              type="checkbox"
              name={rule}
              checked={values[rule] !== undefined}
              onChange={(event) => onChange(rule, event.currentTarget.checked ? "on" : undefined)}
            />
            {policy[rule]}
          </label>
        ))}
      </Fold>
    </>
  );
}

type SliderProps = Sliders & {
  name: keyof TrialFields;
  label: string;
  ends: string[];
  most: number;
  text: (value: string) => string;
};

function Slider({ values, onChange, name, label, ends, most, text }: SliderProps) {
  const id = useId();
  const value = values[name] ?? "0";
  // A policy from elsewhere may lie beyond the slider or between its steps: it must not jump when it is shown.
  const step = most > 100 ? (Number(value) % 50 === 0 ? 50 : 1) : 1;
  return (
    <div className="field">
      <div className="row">
        <label className="grow strong" htmlFor={id}>
          {label}
        </label>
        <output htmlFor={id} className="nowrap">
          {text(value)}
        </output>
      </div>
      <input
        id={id}
        type="range"
        className="range"
        name={name}
        min={0}
        max={Math.max(most, Number(value))}
        step={step}
        value={value}
        aria-valuetext={text(value)}
        onChange={(event) => onChange(name, event.currentTarget.value)}
      />
      <div className="row soft" aria-hidden="true">
        <small className="grow">{ends[0]}</small>
        <small>{ends[1]}</small>
      </div>
    </div>
  );
}
