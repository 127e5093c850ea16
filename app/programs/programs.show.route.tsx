import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { titled } from "~/page-meta.ts";
import { notFound } from "~/lib/http.server.ts";
import { spoken } from "~/places/commodity.ts";
import { officesOf } from "~/places/offices.server.ts";
import { Trust } from "~/places/trust.tsx";
import { Num, Rp } from "~/ui/figure.tsx";
import { KeyNumbers, Ledger, LedgerLine } from "~/ui/ledger.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page, Section } from "~/ui/page.tsx";
import type { Program, ProgramYear } from "./program.ts";
import { totalOf } from "./program.ts";
import { findProgram, yearsOf } from "./programs.server.ts";
import { YearTable } from "./year-table.tsx";
import { programsWords } from "./words.ts";

export async function loader({ params }: LoaderFunctionArgs) {
  const program = await findProgram(db, (params.code ?? "").toUpperCase());
  if (!program) throw notFound();
  const [years, offices] = await Promise.all([yearsOf(db, program.id), officesOf(db, program.regencyCode)]);
  return { program, years, offices };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  titled(matches, data?.program.name ?? "HuluHilir");

/** One programme: its idea, its amount, its years, and how many of its groups are registered here. */
export default function ProgramPage() {
  const { program, years, offices } = useLoaderData<typeof loader>();
  const say = useWords(programsWords).show;
  return (
    <Page
      title={program.name}
      kicker={program.regencyName}
      lead={spoken(say.ideaText, program.code) === program.code ? say.otherIdea : spoken(say.ideaText, program.code)}
      crumb={[{ to: "/program", label: say.back }]}
      width="wide"
    >
      <Sums program={program} years={years} />
      <Section title={say.years}>{years.length > 0 ? <YearTable years={years} /> : <p>{say.noYears}</p>}</Section>
      <Section title={say.offices}>
        {offices.length === 0 ? <p>{say.noOffices}</p> : null}
        <Ledger>
          {offices.map((office) => (
            <LedgerLine key={office.id} label={office.name}>
              <span lang="id">{office.task}</span>
            </LedgerLine>
          ))}
        </Ledger>
      </Section>
      <Section title={say.source}>
        {program.note ? <p lang="id">{program.note}</p> : null}
        <p>
          <Trust {...program} />
        </p>
      </Section>
    </Page>
  );
}

function Sums({ program, years }: { program: Program; years: ProgramYear[] }) {
  const say = useWords(programsWords);
  const total = totalOf(years);
  return (
    <KeyNumbers
      items={[
        {
          label: say.show.amount,
          value: <Rp value={program.amountIdr} size="n2" short />,
          note: spoken(say.perWhat, program.perWhat),
        },
        { label: say.show.enrolled, value: <Num value={total.groups} size="n2" /> },
        { label: say.show.given, value: <Rp value={total.idr} size="n2" short /> },
      ]}
    />
  );
}
