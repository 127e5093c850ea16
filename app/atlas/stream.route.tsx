import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireOfficer } from "~/auth/visitor.server.ts";
import { titleOf } from "~/page-meta.ts";
import { regencies } from "~/places/regions.server.ts";
import { FilterForm, FilterSelect } from "~/ui/filter.tsx";
import { formatIdr, formatIdrShort, formatKg } from "~/ui/format.ts";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { Banner, EmptyState } from "~/ui/state.tsx";
import { ChartFrame } from "~/ui/chart.tsx";
import { partsThrough, readStreamAddress, streamHref } from "./stream-address.ts";
import { StreamPicture } from "./stream-picture.tsx";
import { streamFor } from "./stream-view.server.ts";
import type { StreamNode } from "./stream.ts";
import { streamOf } from "./stream.ts";
import { atlasWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, atlasWords, (say) => say.stream.title);

export async function loader(visit: LoaderFunctionArgs) {
  const { regencyCodes } = await requireOfficer(visit);
  const asked = readStreamAddress(new URL(visit.request.url).searchParams);
  const regency = regencyCodes.find((code) => code === asked.regency) ?? regencyCodes[0] ?? "";
  const { round, parts, names } = await streamFor(db, regency);
  const only = asked.only !== null && asked.only in names ? asked.only : null;
  const shown = partsThrough(parts, only);
  const own = (await regencies(db)).filter(({ code }) => regencyCodes.includes(code));
  return {
    address: { ...asked, regency, only },
    stream: streamOf(shown, asked.from, asked.measure),
    lossCount: shown.filter(({ valueAddedIdr }) => valueAddedIdr <= 0).length,
    round,
    names,
    regencies: own.map(({ code, name }) => ({ value: code, label: name })),
  };
}

type StreamPage = ReturnType<typeof useLoaderData<typeof loader>>;

export default function PlannedStream() {
  const page = useLoaderData<typeof loader>();
  const say = useWords(atlasWords).stream;
  const { address, stream, round, names, lossCount } = page;
  return (
    <Page title={say.title} lead={say.lead} width="wide">
      <StreamFilter page={page} />
      {address.only ? (
        <Banner tone="plain" title={say.through(useName(names, address.only))}>
          <TextLink to={streamHref({ ...address, only: null })}>{say.all}</TextLink>
        </Banner>
      ) : null}
      {round && stream.nodes.length > 0 ? (
        <Drawn page={page} />
      ) : (
        <EmptyState drawing="truk" title={say.none} action={<TextLink to="/putaran">{say.rounds}</TextLink>}>
          {say.noneText}
        </EmptyState>
      )}
      {address.measure === "value" && lossCount > 0 ? <p className="soft">{say.losses(lossCount)}</p> : null}
    </Page>
  );
}

function useName(names: StreamPage["names"], code: string): string {
  return names[code]?.[useLocale()] ?? code;
}

function Drawn({ page: { address, stream, round, names } }: { page: StreamPage }) {
  const say = useWords(atlasWords).stream;
  const locale = useLocale();
  const isKg = address.measure === "kg";
  const amountOf = (amount: number) => (isKg ? formatKg(amount, locale) : formatIdrShort(amount, locale));
  const whole = (amount: number) => (isKg ? formatKg(amount, locale) : formatIdr(amount, locale));
  const nameOf = ({ code, column }: StreamNode) =>
    code === "rest" ? say.rest(column) : (names[code]?.[locale] ?? code);
  const total = stream.nodes.reduce((sum, { column, amount }) => (column === 0 ? sum + amount : sum), 0);
  const says = isKg ? say.saysKg(whole(total), round?.number ?? 0) : say.saysValue(whole(total), round?.number ?? 0);
  const byKey = new Map(stream.nodes.map((node) => [node.key, node]));
  const ends = (key: string) => {
    const node = byKey.get(key);
    return node ? nameOf(node) : key;
  };
  return (
    <ChartFrame
      says={says}
      note={isKg ? undefined : say.expectation}
      table={{
        head: [say.fromTo, isKg ? "kg" : "Rp"],
        rows: stream.links.map(({ source, target, amount }) => [`${ends(source)} → ${ends(target)}`, whole(amount)]),
      }}
    >
      <StreamPicture
        stream={stream}
        says={says}
        describe={say.describe}
        nameOf={nameOf}
        amountOf={amountOf}
        hrefOf={({ code }) => (code === "rest" ? null : streamHref({ ...address, only: code }))}
      />
    </ChartFrame>
  );
}

function StreamFilter({ page: { address, regencies } }: { page: StreamPage }) {
  const say = useWords(atlasWords);
  const { from, measure } = say.stream.filter;
  return (
    <FilterForm keep={{ hanya: address.only }}>
      {regencies.length > 1 ? (
        <FilterSelect
          name="wilayah"
          label={say.filter.regency}
          value={address.regency}
          options={regencies}
          all={null}
        />
      ) : null}
      <FilterSelect
        name="dari"
        label={from.label}
        value={address.from === "commodity" ? "komoditas" : "kelurahan"}
        options={[
          { value: "kelurahan", label: from.village },
          { value: "komoditas", label: from.commodity },
        ]}
        all={null}
      />
      <FilterSelect
        name="ukuran"
        label={measure.label}
        value={address.measure === "value" ? "nilai" : "kg"}
        options={[
          { value: "kg", label: measure.kg },
          { value: "nilai", label: measure.value },
        ]}
        all={null}
      />
    </FilterForm>
  );
}
