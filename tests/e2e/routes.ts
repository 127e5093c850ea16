import routes from "~/routes.ts";

type Entry = { path?: string; index?: boolean; file: string; children?: Entry[] };

/** Every address pattern of the table of contents, with the file behind it. */
export function allRoutes(): { pattern: string; file: string }[] {
  return (routes as Entry[]).map((entry) => ({ pattern: entry.path ?? "", file: `app/${entry.file}` }));
}

const sampleOf: [RegExp, string][] = [
  [/^panen\//, "lot"],
  [/^tebar\//, "cycle"],
  [/^gabungan\//, "pool"],
  [/^olahan\//, "offer"],
  [/^dapur\//, "kitchen"],
  [/^tawaran\//, "bid"],
  [/^putaran\//, "round"],
  [/^usulan\//, "proposal"],
  [/^kemitraan\//, "contract"],
  [/^nota\//, "ticket"],
  [/^bayar\//, "payment"],
  [/^produksi\//, "batch"],
  [/^stok\/keluar\//, "sale"],
  [/^penarikan\/telusur\//, "lot"],
  [/^penarikan\//, "recall"],
  [/^skenario\//, "scenario"],
  [/^kelompok\/saya\/izin\//, "licence"],
  [/^kelompok\/saya\/anggota\//, "membership"],
  [/^kelompok\//, "group"],
  [/^kesiapan\//, "group"],
  [/^petugas\//, "staff"],
];

/** An address for a pattern, its parameters filled by samples of the cast. */
export function addressOf(pattern: string, samples: Record<string, string>): string {
  // A licence lies at the kitchen's group, not at the producer's.
  const kind = pattern.includes(":licenceId")
    ? "kitchenGroup"
    : (sampleOf.find(([prefix]) => prefix.test(pattern))?.[1] ?? "");
  const id = samples[kind] ?? "tidak-ada";
  const filled = pattern
    .replace("*", "alamat/yang/tidak/ada")
    .replace("komoditas/:code", "komoditas/LELE")
    .replace("program/:code", "program/RT_MANDIRI")
    .replace("nilai-tambah/:code", `nilai-tambah/${samples.product ?? ""}`)
    .replace("jejak/:code", `jejak/${samples.packet ?? ""}`)
    .replace("telusur/:kind", "telusur/lot")
    .replace(":licenceId", samples.licence ?? "")
    .replace(":proposalId", samples.proposal ?? "")
    .replace(":membershipId", samples.membership ?? "")
    .replace(":token", "tautan-yang-tidak-pernah-dibuat")
    .replace(/:\w+/, id);
  return `/${filled}`;
}
