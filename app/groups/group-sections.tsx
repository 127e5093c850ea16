import { phoneText } from "~/auth/phone-text.ts";
import type { Duty } from "~/auth/user.ts";
import { defaultZone } from "~/lib/dates.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { Card, Cards } from "~/ui/card.tsx";
import { Rp } from "~/ui/figure.tsx";
import { formatInstant } from "~/ui/format.ts";
import { Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import { Pill } from "~/ui/state.tsx";
import type { LicenceSheet } from "./group-page.server.ts";
import { LicenceLine } from "./group-parts.tsx";
import { eventWords } from "./event.words.ts";
import { officeWords } from "./office-words.ts";
import { groupWords } from "./words.ts";

/** The licences of a group, each with the way to check it for whoever may. */
export function GroupLicences({
  groupId,
  licences,
  verifies,
}: {
  groupId: string;
  licences: LicenceSheet[];
  verifies: boolean;
}) {
  const say = useWords(officeWords).show;
  return (
    <Section title={say.licences}>
      {licences.length === 0 ? <p>{say.noLicence}</p> : null}
      <Cards>
        {licences.map((licence) => (
          <Card key={licence.id}>
            <LicenceLine licence={licence} />
            {verifies ? (
              <ButtonLink to={`/kelompok/${groupId}/izin/${licence.id}`} tone="line" size="small">
                {say.check}
              </ButtonLink>
            ) : null}
          </Card>
        ))}
      </Cards>
    </Section>
  );
}

type Member = { id: string; name: string; duty: Duty; phone: string; invited: boolean; mayLink: boolean };

/** Who belongs to a group, with the way back in for who lost the password. */
export function GroupMembers({ groupId, members }: { groupId: string; members: Member[] }) {
  const words = useWords(groupWords);
  const say = useWords(officeWords).show;
  return (
    <Section title={say.members}>
      {members.length === 0 ? <p>{say.noMember}</p> : null}
      <Cards>
        {members.map(({ id, name, duty, phone, invited, mayLink }) => (
          <Card key={id}>
            <p className="strong">{name}</p>
            <p className="soft">{`${words.duty[duty]}, ${phoneText(phone)}`}</p>
            {invited ? <Pill tone="wait">{words.own.invited}</Pill> : null}
            {mayLink ? (
              <p>
                <TextLink to={`/kelompok/${groupId}/anggota/${id}/tautan`}>{say.link}</TextLink>
              </p>
            ) : null}
          </Card>
        ))}
      </Cards>
    </Section>
  );
}

type Enrolment = { id: string; program: string; year: number; amountIdr: number };

/** What a group received, by programme and year. */
export function GroupEnrolments({
  groupId,
  enrolments,
  verifies,
}: {
  groupId: string;
  enrolments: Enrolment[];
  verifies: boolean;
}) {
  const say = useWords(officeWords).show;
  return (
    <Section title={say.enrolments}>
      {enrolments.length === 0 ? <p>{say.noEnrolment}</p> : null}
      <Ledger>
        {enrolments.map(({ id, program, year, amountIdr }) => (
          <LedgerLine key={id} label={`${program} ${year}`}>
            <Rp value={amountIdr} />
          </LedgerLine>
        ))}
      </Ledger>
      {verifies ? (
        <ButtonLink to={`/kelompok/${groupId}/program`} tone="line" size="small" icon="plus">
          {say.enrol}
        </ButtonLink>
      ) : null}
    </Section>
  );
}

type Happened = { seq: number; at: number; verb: string; askedBy: string | null; actor: string | null };

/** What happened to a group lately: what, who, as asked by whom, when. */
export function GroupTrail({ trail }: { trail: Happened[] }) {
  const words = useWords(officeWords);
  const events = useWords(eventWords);
  const say = words.show;
  const locale = useLocale();
  return (
    <Section title={say.trail}>
      {trail.length === 0 ? <p>{say.noTrail}</p> : null}
      <ol className="stack8">
        {trail.map(({ seq, at, verb, askedBy, actor }) => (
          <li key={seq}>
            <span className="strong">{events[verb] ?? words.otherEvent}</span>
            <span className="block soft">
              {askedBy ? say.who(actor ?? say.somebody, askedBy) : (actor ?? say.somebody)}
            </span>
            <span className="block soft">{formatInstant(at, defaultZone, locale)}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
