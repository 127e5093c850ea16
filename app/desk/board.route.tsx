import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { isOfficer } from "~/auth/user.ts";
import { readUser } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { fileLinks } from "~/lib/file-links.ts";
import { readPageAsk } from "~/market/listing.server.ts";
import { titleOf } from "~/page-meta.ts";
import { ButtonLink } from "~/ui/button.tsx";
import { FilterForm, FilterSelect } from "~/ui/filter.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { EmptyState } from "~/ui/state.tsx";
import { Downloads, Pager } from "~/ui/table.tsx";
import { boardQuery, readBoardFilter } from "./board-filter.ts";
import { siteOf } from "./desk-page.server.ts";
import { NoticeCard } from "./notice-card.tsx";
import { groupText } from "./notice-text.ts";
import { noticeWords } from "./notice.words.ts";
import { boardRegencies, listNotices } from "./notices.server.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, noticeWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await readUser(visit);
  const address = new URL(visit.request.url);
  const filter = readBoardFilter(address.searchParams, user);
  const today = dateIn(defaultZone, now());
  const [board, regencies] = await Promise.all([
    listNotices(db, { ...filter, today, page: readPageAsk(address.searchParams) }),
    boardRegencies(db),
  ]);
  const site = siteOf(address.origin);
  const writes = user !== null && isOfficer(user) ? user.regencyCodes : [];
  return {
    ...board,
    rows: board.rows.map((notice) => ({ ...notice, text: groupText(notice, site) })),
    ...{ filter, regencies, writes },
  };
}

export default function Board() {
  const { rows, previous, next, filter, regencies, writes } = useLoaderData<typeof loader>();
  const say = useWords(noticeWords);
  const href = (name: string, cursor: string | null) =>
    cursor ? `/papan${boardQuery(filter, { [name]: cursor })}` : null;
  return (
    <Page
      title={say.title}
      lead={say.lead}
      actions={
        writes.length > 0 ? (
          <ButtonLink to="/papan/baru" icon="plus">
            {say.add}
          </ButtonLink>
        ) : null
      }
    >
      <nav className="nav tabs" aria-label={say.parts}>
        {[false, true].map((past) => (
          <TextLink
            key={String(past)}
            to={`/papan${boardQuery({ ...filter, past })}`}
            className=""
            {...(past === filter.past ? { "aria-current": "page" as const } : {})}
          >
            {past ? say.past : say.current}
          </TextLink>
        ))}
      </nav>
      {regencies.length > 1 ? (
        <FilterForm action="/papan" keep={{ lama: filter.past ? "ya" : null }}>
          <FilterSelect
            name="wilayah"
            label={say.regency}
            value={filter.regencyCode ?? "semua"}
            all={null}
            options={[
              { value: "semua", label: say.everywhere },
              ...regencies.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
        </FilterForm>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState drawing="surat" title={filter.past ? say.emptyPast : say.empty}>
          {say.emptyText}
        </EmptyState>
      ) : (
        <ul className="stack max-w-none">
          {rows.map((notice) => (
            <NoticeCard
              key={notice.id}
              notice={notice}
              text={notice.text}
              mayEnd={!filter.past && writes.includes(notice.regencyCode)}
            />
          ))}
        </ul>
      )}
      <Pager previous={href("sebelum", previous)} next={href("sesudah", next)} />
      {rows.length > 0 ? <Downloads links={fileLinks("/papan", boardQuery(filter).slice(1))} /> : null}
    </Page>
  );
}
