import { Button, ButtonLink } from "~/ui/button.tsx";
import { FileField } from "~/ui/file-field.tsx";
import { KeyField } from "~/ui/form-key.tsx";
import { ActionButton } from "~/ui/form.tsx";
import { formatNumber } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import { Banner } from "~/ui/state.tsx";
import { Table } from "~/ui/table.tsx";
import { importWords } from "./words.ts";

/** A line of the preview: what it is, and the facts that somebody recognises it by. */
export type PreviewLine = { row: number; name: string; detail: string };
export type Preview = {
  id: string;
  fileName: string;
  rowCount: number;
  savedCount: number;
  parts: { sheet: "groups" | "lots" | "offers"; count: number; lines: PreviewLine[] }[];
};

/** Where the template is fetched and the filled-in file is sent. */
export function ImportForm() {
  const say = useWords(importWords);
  const field = { id: "berkas", name: "file", errorId: "berkas-e", descriptionId: "berkas-d" };
  return (
    <>
      <Section title={say.template}>
        <p>{say.templateText}</p>
        <ButtonLink to="/impor/templat" tone="line" icon="download" download>
          {say.download}
        </ButtonLink>
      </Section>
      <Section title={say.send}>
        <form method="post" action="/impor" encType="multipart/form-data" className="stack">
          <KeyField />
          <FileField field={field} label={say.file} hint={say.fileHint} accept=".xlsx" />
          <div className="btns">
            <Button>{say.check}</Button>
          </div>
        </form>
      </Section>
    </>
  );
}

/** What will be saved, and the yes. */
export function ImportPreview({ preview }: { preview: Preview }) {
  const say = useWords(importWords);
  const locale = useLocale();
  const { id, savedCount, parts } = preview;
  const groups = parts.some(({ sheet, count }) => sheet === "groups" && count > 0);
  return (
    <>
      <div className="btns">
        <ActionButton
          action={`/impor?draf=${id}`}
          fields={{ draftId: id }}
          label={savedCount > 0 ? say.goOn : say.confirm}
        />
        <ButtonLink to="/impor" tone="line">
          {say.other}
        </ButtonLink>
      </div>
      {groups ? <Banner tone="wait">{say.unverified}</Banner> : null}
      {parts
        .filter(({ count }) => count > 0)
        .map(({ sheet, count, lines }) => (
          <Section key={sheet} title={`${say.count[sheet]}: ${formatNumber(count, locale)}`}>
            <Lines caption={say.count[sheet]} lines={lines} />
            {count > lines.length ? (
              <p className="soft">{say.first(lines.length, formatNumber(count, locale))}</p>
            ) : null}
          </Section>
        ))}
    </>
  );
}

function Lines({ caption, lines }: { caption: string; lines: readonly PreviewLine[] }) {
  const say = useWords(importWords).column;
  return (
    <Table
      caption={caption}
      hideCaption
      rows={lines}
      rowKey={(line) => String(line.row)}
      columns={[
        { key: "name", label: say.name, lead: true, cell: (line) => line.name },
        { key: "detail", label: say.detail, cell: (line) => line.detail },
        { key: "row", label: say.row, number: true, cell: (line) => line.row },
      ]}
    />
  );
}
