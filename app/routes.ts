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

  // groups

  // market

  // matching

  // partnerships

  // production

  // reports

  route("*", "lost.route.tsx"),
] satisfies RouteConfig;
