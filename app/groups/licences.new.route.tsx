import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { db } from "#db/client.server.ts";
import { requireTrader } from "~/auth/visitor.server.ts";
import { openForm } from "~/lib/form.server.ts";
import { titleOf } from "~/page-meta.ts";
import { listProducts } from "~/places/commodities.server.ts";
import { nameIn, permitsOf } from "~/places/commodity.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { SheetForm } from "~/ui/form.tsx";
import { TextLink } from "~/ui/link.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { DateField, TextField } from "~/ui/text-field.tsx";
import type { LicenceForm } from "./licence-form.ts";
import { licenceForm, licenceRouteOf } from "./licence-form.ts";
import { isPerProduct, licenceRoutes, runsOut } from "./licence.ts";
import { addLicence } from "./licences.server.ts";
import { groupWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  titleOf(matches, groupWords, (say) => say.licence.newTitle);

export async function loader(visit: LoaderFunctionArgs) {
  await requireTrader(visit);
  const routeCode = routeIn(visit.request);
  const products = isPerProduct(routeCode) ? await listProducts(db) : [];
  const fitting = products.filter((product) => permitsOf(product).includes(routeCode));
  return { routeCode, products: fitting.map(({ code, nameId, nameEn }) => ({ code, nameId, nameEn })) };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireTrader(visit);
  const routeCode = routeIn(visit.request);
  const form = await openForm(visit.request, user, licenceForm(routeCode));
  if (!form.ok) return form.reply;
  const { number, productCode = null, validUntil = null } = form.value;
  const done = await addLicence(db, form.act, user.group.id, { routeCode, number, productCode, validUntil });
  if (done.ok) return redirect("/kelompok/saya");
  return form.refuse(done.reason, done.reason === "unknownProduct" ? "productCode" : "number");
}

function routeIn(request: Request) {
  return licenceRouteOf(new URL(request.url).searchParams.get("jenis"));
}

export default function NewLicence() {
  const { routeCode, products } = useLoaderData<typeof loader>();
  const words = useWords(groupWords);
  const say = words.licence;
  const locale = useLocale();
  const [form, fields] = useSheet<LicenceForm>({ id: "izin", lastResult: useActionData<typeof action>() });
  const labels = { number: say.number, productCode: say.product, validUntil: say.validUntil };
  return (
    <Page title={say.newTitle} lead={say.newLead} crumb={[{ to: "/kelompok/saya", label: words.own.title }]}>
      <nav className="chips" aria-label={say.newTitle}>
        {licenceRoutes.map((code) => (
          <TextLink
            key={code}
            to={`/kelompok/saya/izin/baru?jenis=${code}`}
            className="chip"
            {...(code === routeCode ? { "aria-current": "true" as const } : {})}
          >
            {say.route[code]}
          </TextLink>
        ))}
      </nav>
      <SheetForm form={form} labels={labels} refusals={words.refusal}>
        <TextField field={fields.number} label={say.number} hint={say.example[routeCode]} maxLength={60} />
        {isPerProduct(routeCode) ? (
          <SelectField
            field={fields.productCode}
            label={say.product}
            options={products.map((product) => ({ value: product.code, label: nameIn(locale, product) }))}
          />
        ) : null}
        {runsOut(routeCode) ? <DateField field={fields.validUntil} label={say.validUntil} /> : null}
        <Thumb>
          <Button>{say.submit}</Button>
        </Thumb>
      </SheetForm>
    </Page>
  );
}
