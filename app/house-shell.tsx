import type { ReactNode } from "react";
import type { Frame } from "./frame.server.ts";
import { ActionButton } from "./ui/form.tsx";
import { useWords } from "./ui/locale.tsx";
import { Shell } from "./ui/shell.tsx";
import { Banner } from "./ui/state.tsx";
import { houseWords } from "./words.ts";

type Nav = { to: string; label: string; current: boolean };
type Say = (typeof houseWords)["id"];

/** The frame around every page: the ribbon of a demo, where one can go, who is here, help, language and the way out. */
export function HouseShell({ frame, children }: { frame: Frame | null; children: ReactNode }) {
  const say = useWords(houseWords);
  const who = frame?.who;
  return (
    <Shell
      demo={frame?.demo ?? false}
      helpHref={frame?.helpPhone ? `https://wa.me/${frame.helpPhone.replace(/\D/g, "")}` : "/bantuan"}
      homeHref={who ? "/beranda" : "/"}
      nav={frame ? navOf(frame, say) : []}
      who={who ? { name: who.groupName ?? who.region ?? who.name, detail: detailOf(who, say), to: "/akun" } : undefined}
      signInHref={who ? undefined : "/masuk"}
      signOutAction={who ? "/keluar" : undefined}
      languageAction="/bahasa"
      footer={say.privacy}
    >
      {who?.askedBy ? <Acting name={who.groupName ?? ""} askedBy={who.askedBy} /> : null}
      {children}
    </Shell>
  );
}

/** Staff who act for a group see it on every page, with the way out. */
function Acting({ name, askedBy }: { name: string; askedBy: string }) {
  const say = useWords(houseWords);
  return (
    <div className="page">
      <Banner tone="wait" title={say.acting(name)}>
        <p>{say.askedBy(askedBy)}</p>
        <ActionButton action="/atas-nama/selesai" label={say.stopActing} tone="line" size="small" />
      </Banner>
    </div>
  );
}

function detailOf(who: NonNullable<Frame["who"]>, say: Say): string {
  if (who.role === "member") return who.name;
  return `${who.name}, ${say.role[who.role]}`;
}

function navOf(frame: Frame, say: Say): Nav[] {
  const links = linksOf(frame.who, say);
  if (frame.who) links.splice(1, 0, ["/kabar", say.news(frame.unread)]);
  return links.map(([to, label]) => ({ to, label, current: frame.path === to || frame.path.startsWith(`${to}/`) }));
}

function linksOf(who: Frame["who"], say: Say): [string, string][] {
  const market: [string, string][] = [
    ["/panen", say.harvests],
    ["/olahan", say.kitchens],
  ];
  if (!who) return [...market, ["/komoditas", say.commodities], ["/program", say.programs]];
  if (who.groupName)
    return [["/beranda", say.home], ...market, ["/usulan", say.proposals], ["/kemitraan", say.partnerships]];
  if (who.role === "officer")
    return [
      ["/meja", say.desk],
      ["/putaran", say.rounds],
      ["/peta", say.map],
      ["/kelompok", say.groups],
      ...market,
      ["/kemitraan", say.partnerships],
      ["/harga", say.prices],
      ["/laporan", say.reports],
    ];
  if (who.role === "admin")
    return [["/beranda", say.home], ["/petugas", say.staff], ...market, ["/laporan", say.reports]];
  return [["/kelompok", say.groups], ...market, ["/sengketa", say.claims]];
}
