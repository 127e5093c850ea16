import type { RouteConfig } from "@remix-run/route-config";
import { index, route } from "@remix-run/route-config";

/** A list to take home: the same rows as `path` shows, as CSV and as a workbook, from one door. */
function files(path: string, door: string) {
  return (["csv", "xlsx"] as const).map((ending) => route(`${path}.${ending}`, door, { id: `${path}.${ending}` }));
}

/** The table of contents: every address of the house, in the order of the street. Addresses are read aloud by people. */
export default [
  index("home.route.tsx"),
  route("beranda", "today.route.tsx"),
  route("bahasa", "language.route.ts"),

  // places, programs
  route("komoditas", "places/commodities.list.route.tsx"),
  route("komoditas/:code", "places/commodities.show.route.tsx"),
  route("sumber", "places/sources.list.route.tsx"),
  route("program", "programs/programs.list.route.tsx"),
  route("program/:code", "programs/programs.show.route.tsx"),

  // auth
  route("masuk", "auth/sign-in.route.tsx"),
  route("keluar", "auth/sign-out.route.ts"),
  route("akun", "auth/account.route.tsx"),
  route("akun/sandi", "auth/account.password.route.tsx"),
  route("akun/pin", "auth/account.pin.route.tsx"),
  route("akun/perangkat", "auth/account.sessions.route.tsx"),
  route("tautan/:token", "auth/link.route.tsx"),
  route("bantuan", "auth/help.route.tsx"),
  route("petugas", "auth/staff.list.route.tsx"),
  route("petugas/baru", "auth/staff.new.route.tsx"),
  route("petugas/:id", "auth/staff.show.route.tsx"),
  route("petugas/:id/tautan", "auth/staff.link.route.tsx"),
  route("petugas/:id/wilayah", "auth/staff.scopes.route.tsx"),

  // groups
  route("daftar", "groups/sign-up.route.tsx"),
  route("kelompok/saya", "groups/own.show.route.tsx"),
  route("kelompok/saya/ubah", "groups/own.edit.route.tsx"),
  route("kelompok/saya/anggota/baru", "groups/members.new.route.tsx"),
  route("kelompok/saya/anggota/:id/akhiri", "groups/members.end.route.tsx"),
  route("kelompok/saya/anggota/:id/tautan", "groups/members.link.route.tsx"),
  route("kelompok/saya/izin/baru", "groups/licences.new.route.tsx"),
  route("kelompok/saya/atas-nama", "groups/own.acted.route.tsx"),
  ...files("kelompok/saya/atas-nama", "groups/acted-file.route.ts"),
  route("kelompok/saya/atas-nama/:seq", "groups/own.object.route.tsx"),
  route("kelompok", "groups/groups.list.route.tsx"),
  ...files("kelompok", "groups/groups-file.route.ts"),
  route("kelompok/baru", "groups/groups.new.route.tsx"),
  route("kelompok/:id", "groups/groups.show.route.tsx"),
  route("kelompok/:id/verifikasi", "groups/groups.verify.route.tsx"),
  route("kelompok/:id/izin/:licenceId", "groups/licences.check.route.tsx"),
  route("kelompok/:id/program", "groups/enrolments.new.route.tsx"),
  route("kelompok/:id/anggota/:membershipId/tautan", "groups/groups.link.route.tsx"),
  route("kelompok/:id/atas-nama", "groups/acting.start.route.tsx"),
  route("keberatan/:id", "groups/objections.answer.route.tsx"),
  route("atas-nama/selesai", "groups/acting.end.route.ts"),

  // messages, photos
  route("kabar", "messages/messages.list.route.tsx"),
  route("kabar/terkirim", "messages/messages.sent.route.tsx"),
  route("kabar/:id", "messages/messages.open.route.ts"),
  route("foto/:id", "photos/photos.show.route.ts"),

  // readiness
  route("kesiapan", "readiness/readiness.list.route.tsx"),
  ...files("kesiapan", "readiness/readiness-file.route.ts"),
  route("kesiapan/:id/catat", "readiness/readiness.note.route.tsx"),
  route("kesiapan/:id/:product", "readiness/readiness.show.route.tsx"),

  // prices
  route("harga", "prices/prices.list.route.tsx"),
  ...files("harga", "prices/prices-file.route.ts"),
  route("harga/baru", "prices/prices.new.route.tsx"),
  route("harga/impor", "prices/prices.import.route.tsx"),
  route("harga/contoh", "prices/prices-example.route.ts"),
  route("harga/biaya", "prices/costs.edit.route.tsx"),

  // market
  route("panen", "market/lots.list.route.tsx"),
  ...files("panen", "market/lots-file.route.ts"),
  route("panen/saya", "market/lots.mine.route.tsx"),
  ...files("panen/saya", "market/lots-mine-file.route.ts"),
  route("panen/baru", "market/lots.new.route.tsx"),
  route("panen/:id", "market/lots.show.route.tsx"),
  route("panen/:id/ubah", "market/lots.edit.route.tsx"),
  route("panen/:id/tarik", "market/lots.withdraw.route.tsx"),
  route("panen/:id/tiap-pekan", "market/lots.weekly.route.tsx"),
  route("panen/tiap-pekan/:id/henti", "market/lots.weekly.stop.route.ts"),
  route("panen/:id/foto", "market/lots.photos.route.tsx"),
  route("panen/:id/foto/:photoId/hapus", "market/lots.photos.drop.route.ts"),
  route("panen/:id/tawar", "market/bids.place.route.tsx"),
  route("tawaran", "market/bids.mine.route.tsx"),
  ...files("tawaran", "market/bids-file.route.ts"),
  route("dapur", "market/kitchens.mine.route.tsx"),
  route("dapur/baru", "market/kitchens.new.route.tsx"),
  route("dapur/:id/ubah", "market/kitchens.edit.route.tsx"),
  route("dapur/:id/resep", "market/kitchens.recipes.route.tsx"),
  route("dapur/:id/pekan", "market/kitchens.weeks.route.tsx"),
  route("dapur/:id/tutup", "market/kitchens.close.route.tsx"),
  route("kalender", "market/calendar.route.tsx"),
  route("pencarian", "market/searches.mine.route.tsx"),
  route("pencarian/:id/hapus", "market/searches.drop.route.ts"),
  route("olahan", "market/offers.list.route.tsx"),
  ...files("olahan", "market/offers-file.route.ts"),
  route("olahan/saya", "market/offers.mine.route.tsx"),
  ...files("olahan/saya", "market/offers-mine-file.route.ts"),
  route("olahan/baru", "market/offers.new.route.tsx"),
  route("olahan/:id", "market/offers.show.route.tsx"),
  route("olahan/:id/ubah", "market/offers.edit.route.tsx"),
  route("olahan/:id/tarik", "market/offers.withdraw.route.tsx"),

  // imports
  route("impor", "imports/imports.route.tsx"),
  route("impor/templat", "imports/imports-template.route.ts"),

  // cycles
  route("tebar", "cycles/cycles.list.route.tsx"),
  ...files("tebar", "cycles/cycles-file.route.ts"),
  route("tebar/baru", "cycles/cycles.new.route.tsx"),
  route("tebar/:id", "cycles/cycles.show.route.tsx"),
  route("tebar/:id/mati", "cycles/cycles.deaths.route.tsx"),
  route("tebar/:id/berat", "cycles/cycles.sample.route.tsx"),
  route("tebar/:id/tawarkan", "cycles/cycles.offer.route.tsx"),
  route("tebar/:id/panen", "cycles/cycles.harvest.route.tsx"),
  route("tebar/:id/gagal", "cycles/cycles.lose.route.tsx"),

  // pools
  route("gabungan", "pools/pools.list.route.tsx"),
  ...files("gabungan", "pools/pools-file.route.ts"),
  route("gabungan/baru", "pools/pools.new.route.tsx"),
  route("gabungan/:id", "pools/pools.show.route.tsx"),
  route("gabungan/:id/ajak", "pools/pools.invite.route.tsx"),

  // matching
  route("gabungan/:id/keluar", "matching/pools.leave.route.tsx"),
  route("meja/izin", "matching/permits.list.route.tsx"),
  route("putaran", "matching/rounds.list.route.tsx"),
  ...files("putaran", "matching/rounds-file.route.ts"),
  route("putaran/baru", "matching/rounds.new.route.tsx"),
  route("putaran/:id", "matching/rounds.show.route.tsx"),
  ...files("putaran/:id/rencana", "matching/round-file.route.ts"),
  route("putaran/:id/banding", "matching/rounds.compare.route.tsx"),
  ...files("putaran/:id/banding", "matching/compare-file.route.ts"),
  route("putaran/:id/coba", "matching/rounds.try.route.ts"),
  route("usulan", "matching/proposals.list.route.tsx"),
  ...files("usulan", "matching/proposals-file.route.ts"),

  // partnerships
  route("panen/:id/tawaran", "partnerships/deals.compare.route.tsx"),
  route("tawaran/:id", "partnerships/deals.answer.route.tsx"),
  route("tawaran/:id/balas", "partnerships/deals.counter.route.tsx"),
  route("usulan/:id", "partnerships/proposals.answer.route.tsx"),
  route("kemitraan", "partnerships/contracts.list.route.tsx"),
  ...files("kemitraan", "partnerships/contracts-file.route.ts"),
  route("kemitraan/:id", "partnerships/contracts.show.route.tsx"),
  route("kemitraan/:id/surat", "partnerships/contracts.paper.route.tsx"),
  route("kemitraan/:id/surat.pdf", "partnerships/paper-pdf.route.ts"),
  route("kemitraan/:id/surat/ubah", "partnerships/contracts.change.route.tsx"),
  route("kemitraan/:id/berangkat", "partnerships/deliveries.depart.route.tsx"),
  route("bukti/:hash", "partnerships/proof.show.route.tsx"),
  route("kemitraan/:id/akhiri", "partnerships/contracts.end.route.tsx"),
  route("kemitraan/:id/timbang", "partnerships/contracts.weigh.route.tsx"),
  route("kemitraan/:id/bayar", "partnerships/contracts.pay.route.tsx"),
  route("kemitraan/:id/bagian", "partnerships/contracts.parts.route.tsx"),
  ...files("kemitraan/:id/bagian", "partnerships/contracts-parts-file.route.ts"),
  route("nota/:id", "partnerships/tickets.show.route.tsx"),
  route("nota/:id/struk", "partnerships/tickets.slip.route.tsx"),
  route("nota/:id/sengketa", "partnerships/claims.new.route.tsx"),
  route("sengketa", "partnerships/claims.list.route.tsx"),
  ...files("sengketa", "partnerships/claims-file.route.ts"),
  route("sengketa/:id", "partnerships/claims.show.route.tsx"),
  route("tagihan", "partnerships/dues.list.route.tsx"),
  ...files("tagihan", "partnerships/dues-file.route.ts"),
  route("bayar/:id", "partnerships/payments.show.route.tsx"),

  // production
  route("produksi", "production/batches.list.route.tsx"),
  ...files("produksi", "production/batches-file.route.ts"),
  route("produksi/baru", "production/batches.new.route.tsx"),
  route("produksi/:id", "production/batches.show.route.tsx"),
  route("kemitraan/:id/nilai-tambah", "production/contracts.value.route.tsx"),
  route("kemitraan/:id/penjualan", "production/contracts.sales.route.tsx"),
  ...files("kemitraan/:id/penjualan", "production/contracts-sales-file.route.ts"),
  route("nilai-tambah", "production/products.list.route.tsx"),
  ...files("nilai-tambah", "production/products-file.route.ts"),
  route("nilai-tambah/:code", "production/products.value.route.tsx"),
  route("stok", "production/stock.list.route.tsx"),
  ...files("stok", "production/stock-file.route.ts"),
  route("stok/jual", "production/sales.new.route.tsx"),
  route("stok/buang", "production/discards.new.route.tsx"),
  route("stok/keluar", "production/taken.list.route.tsx"),
  ...files("stok/keluar", "production/taken-file.route.ts"),
  route("stok/keluar/:id", "production/taken.show.route.tsx"),

  // trace, trust
  route("kemitraan/:id/mitra", "trust/contracts.partner.route.tsx"),
  route("usulan/:id/mitra", "trust/proposals.partner.route.tsx"),
  route("kelompok/:id/rekam-jejak", "trust/groups.record.route.tsx"),
  route("jejak", "trace/packets.find.route.tsx"),
  route("jejak/:code", "trace/packets.show.route.tsx"),
  route("produksi/:id/label", "trace/packets.label.route.tsx"),
  route("penarikan", "trace/recalls.list.route.tsx"),
  ...files("penarikan", "trace/recalls-file.route.ts"),
  route("penarikan/telusur/:kind/:id", "trace/trace.show.route.tsx"),
  route("penarikan/:id", "trace/recalls.show.route.tsx"),

  // atlas
  route("peta", "atlas/map.route.tsx"),
  route("aliran", "atlas/stream.route.tsx"),
  route("peta.csv", "atlas/map-csv.route.ts"),
  route("peta.xlsx", "atlas/map-xlsx.route.ts"),

  // scenarios
  route("hambatan", "scenarios/gaps.route.tsx"),
  ...files("hambatan", "scenarios/gaps-file.route.ts"),
  route("skenario", "scenarios/scenarios.list.route.tsx"),
  ...files("skenario", "scenarios/scenarios-file.route.ts"),
  route("skenario/coba", "scenarios/try.route.tsx"),
  route("skenario/investasi", "scenarios/invest.route.tsx"),
  ...files("skenario/investasi", "scenarios/invest-file.route.ts"),
  route("skenario/:id", "scenarios/scenarios.show.route.tsx"),

  // desk
  route("meja", "desk/desk.route.tsx"),
  ...files("meja", "desk/desk-file.route.ts"),
  route("meja/:kind/:id", "desk/desk.show.route.tsx"),
  route("papan", "desk/board.route.tsx"),
  ...files("papan", "desk/board-file.route.ts"),
  route("papan/baru", "desk/notices.new.route.tsx"),
  route("papan/:id/turunkan", "desk/notices.end.route.ts"),

  // reports
  route("laporan", "reports/report.route.tsx"),
  route("laporan.csv", "reports/report-csv.route.ts"),
  route("laporan.xlsx", "reports/report-xlsx.route.ts"),
  route("laporan.pdf", "reports/report-pdf.route.ts"),
  route("laporan/nota", "reports/ledger.route.tsx"),
  ...files("laporan/nota", "reports/ledger-file.route.ts"),

  route("*", "lost.route.tsx"),
] satisfies RouteConfig;
