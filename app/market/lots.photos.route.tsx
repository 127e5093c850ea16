import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { db } from "#db/client.server.ts";
import { requireSide } from "~/auth/visitor.server.ts";
import { now } from "~/lib/clock.server.ts";
import { dateIn, defaultZone } from "~/lib/dates.ts";
import { openForm } from "~/lib/form.server.ts";
import { notFound } from "~/lib/http.server.ts";
import { titleOf } from "~/page-meta.ts";
import { photoHref } from "~/photos/photo.ts";
import { storePhotos } from "~/photos/photo-store.server.ts";
import { listPhotos } from "~/photos/photos.server.ts";
import { PhotosField } from "~/photos/photos-field.tsx";
import { photoWords } from "~/photos/words.ts";
import { Button, Thumb } from "~/ui/button.tsx";
import { Card, Cards } from "~/ui/card.tsx";
import { ActionButton, SheetForm } from "~/ui/form.tsx";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Page } from "~/ui/page.tsx";
import { useSheet } from "~/ui/sheet.ts";
import { Banner } from "~/ui/state.tsx";
import { lotFor } from "./lot-lists.server.ts";
import { mostLotPhotos } from "./lot.ts";
import { AddPhotosForm } from "./lot-photos.ts";
import { addLotPhotos } from "./lot-photos.server.ts";
import { photoPageWords } from "./lot-photos.words.ts";
import { nameInSentence } from "./naming.ts";
import { marketWords } from "./words.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => titleOf(matches, photoPageWords, (say) => say.title);

export async function loader(visit: LoaderFunctionArgs) {
  const user = await requireSide(visit, "producer");
  const lot = await lotFor(db, user, visit.params.id ?? "", dateIn(defaultZone, now()));
  if (!lot?.mine) throw notFound();
  if (lot.state === "withdrawn") throw redirect(`/panen/${lot.id}`);
  const { id, nameId, nameEn } = lot;
  return { id, name: { nameId, nameEn }, photos: await listPhotos(db, id) };
}

export async function action(visit: ActionFunctionArgs) {
  const user = await requireSide(visit, "producer");
  // What is not yours is not found, and nothing of it is stored: the loader knows.
  const { id } = await loader(visit);
  const form = await openForm(visit.request, user, AddPhotosForm);
  if (!form.ok) return form.reply;
  const stored = await storePhotos(form.value.photos);
  if (!stored.ok) return form.refuse(stored.reason, "photos");
  const done = await addLotPhotos(db, form.act, user.group, id, stored.photos);
  return done.ok ? redirect(`/panen/${id}/foto`) : form.refuse(done.reason, "photos");
}

export default function LotPhotos() {
  const { id, name, photos } = useLoaderData<typeof loader>();
  const say = useWords(photoPageWords);
  const words = useWords(marketWords);
  const locale = useLocale();
  const title = words.harvestOf(nameInSentence(locale, name));
  return (
    <Page title={say.title} lead={say.lead} crumb={[{ to: `/panen/${id}`, label: title }]}>
      <Shown title={title} />
      {photos.length < mostLotPhotos ? <AddPhotos /> : <Banner tone="plain">{say.full}</Banner>}
    </Page>
  );
}

/** The pictures that are there, each with its own way out. */
function Shown({ title }: { title: string }) {
  const { id, photos } = useLoaderData<typeof loader>();
  const say = useWords(photoWords);
  return (
    <Cards>
      {photos.map((photo, index) => (
        <Card key={photo.id}>
          <div className="photos">
            <a href={photoHref(photo.id)}>
              <img
                src={photoHref(photo.id, true)}
                width={photo.width}
                height={photo.height}
                alt={say.alt(title, index + 1)}
                loading="lazy"
              />
            </a>
          </div>
          <ActionButton
            action={`/panen/${id}/foto/${photo.id}/hapus`}
            label={say.removeNumber(index + 1)}
            tone="line"
            size="small"
          />
        </Card>
      ))}
    </Cards>
  );
}

function AddPhotos() {
  const { photos } = useLoaderData<typeof loader>();
  const say = useWords(photoPageWords);
  const words = useWords(photoWords);
  const [form, fields] = useSheet<z.input<typeof AddPhotosForm>>({
    id: "foto",
    lastResult: useActionData<typeof action>(),
  });
  return (
    <SheetForm
      form={form}
      labels={{ photos: words.add }}
      refusals={{ ...words.refusal, ...say.refusal }}
      encType="multipart/form-data"
    >
      <PhotosField field={fields.photos} most={mostLotPhotos - photos.length} />
      <Thumb>
        <Button tone="hulu" icon="camera">
          {say.add}
        </Button>
      </Thumb>
    </SheetForm>
  );
}
