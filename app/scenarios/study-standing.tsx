import { FilterForm, FilterSelect } from "~/ui/filter.tsx";
import { formatInstant } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import type { Option } from "~/ui/select-field.tsx";
import { Banner } from "~/ui/state.tsx";
import type { StandingView } from "./study-view.ts";
import { scenarioWords } from "./words.ts";

/** Above the figures: they are being computed, could not be, or are of another day's market. Nothing when all is well. */
export function StudyBanner({ study, zone }: { study: StandingView; zone: string }) {
  const say = useWords(scenarioWords).study;
  const locale = useLocale();
  if (study.state === "waiting")
    return (
      <Banner tone="wait" title={say.waiting}>
        <p>{say.waitingText}</p>
      </Banner>
    );
  if (study.state === "failed")
    return (
      <Banner tone="bad" title={say.failed}>
        <p>{say.failedText}</p>
      </Banner>
    );
  if (!study.hasMoved) return null;
  return (
    <Banner tone="wait" title={say.moved}>
      <p>{say.movedText(formatInstant(study.readAt, zone, locale))}</p>
    </Banner>
  );
}

/** Below the figures: which market they are of, and how they were made. */
export function StudySource({ study, zone, secret }: { study: StandingView; zone: string; secret: boolean }) {
  const say = useWords(scenarioWords).study;
  const locale = useLocale();
  return (
    <>
      <p className="soft">{say.computed(formatInstant(study.readAt, zone, locale), study.digest)}</p>
      <p className="soft">{say.how}</p>
      {secret ? <p className="soft">{say.secret}</p> : null}
    </>
  );
}

/** The choice of regency, for an officer of several. */
export function RegencyChoice({
  regencies,
  value,
  keep = {},
}: {
  regencies: Option[];
  value: string;
  keep?: Record<string, string>;
}) {
  const say = useWords(scenarioWords).filter;
  if (regencies.length < 2) return null;
  return (
    <FilterForm keep={keep}>
      <FilterSelect name="wilayah" label={say.regency} value={value} options={regencies} all={null} />
    </FilterForm>
  );
}
