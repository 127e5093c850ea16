import type { RouteConfig } from "@remix-run/route-config";
import { index, route } from "@remix-run/route-config";

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
  route("akun/perangkat", "auth/account.sessions.route.tsx"),
  route("tautan/:token", "auth/link.route.tsx"),
  route("bantuan", "auth/help.route.tsx"),
  route("petugas", "auth/staff.list.route.tsx"),
  route("petugas/baru", "auth/staff.new.route.tsx"),
  route("petugas/:id", "auth/staff.show.route.tsx"),
  route("petugas/:id/tautan", "auth/staff.link.route.tsx"),
  route("petugas/:id/wilayah", "auth/staff.scopes.route.tsx"),

  // groups

  // market

  // matching

  // partnerships

  // production

  // reports
  route("laporan", "reports/report.route.tsx"),
  route("laporan.csv", "reports/report-csv.route.ts"),
  route("laporan.xlsx", "reports/report-xlsx.route.ts"),
  route("laporan/nota", "reports/ledger.route.tsx"),
  route("laporan/nota.csv", "reports/ledger-csv.route.ts"),

  route("*", "lost.route.tsx"),
] satisfies RouteConfig;
