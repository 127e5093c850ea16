import { Button, ButtonLink, Thumb } from "~/ui/button.tsx";
import { FileField } from "~/ui/file-field.tsx";
import { KeyField } from "~/ui/form-key.tsx";
import { ActionButton } from "~/ui/form.tsx";
import { formatDate, formatIdr, formatNumber } from "~/ui/format.ts";
import { useLocale, useWords } from "~/ui/locale.tsx";
import { Section } from "~/ui/page.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { Banner } from "~/ui/state.tsx";
import { Table } from "~/ui/table.tsx";
import { TextField } from "~/ui/text-field.tsx";
import type { BadCell } from "./price-csv.ts";
import type { PriceValue } from "./price.ts";
import { priceLevels } from "./price.ts";
import { priceImportWords } from "./price-import.words.ts";
import { priceWords } from "./words.ts";

/** A field of a form that keeps nothing of what was typed: a browser never sends a file twice by itself. */
function fresh(name: string, initialValue = "") {
  return { id: `berkas-${name}`, name, errorId: `berkas-${name}-e`, descriptionId: `berkas-${name}-d`, initialValue };
}

/** Which file, and what its rows mean where they do not say it. */
export function PriceFileForm({ regencies }: { regencies: readonly { code: string; name: string }[] }) {
  const say = useWords(priceImportWords);
  const words = useWords(priceWords);
  return (
    <>
      <form method="post" action="/harga/impor" encType="multipart/form-data" className="stack">
        <KeyField />
        <FileField field={fresh("file")} label={say.file} hint={say.fileHint} accept=".csv,.txt,text/csv" />
        {regencies.length > 1 ? (
          <SelectField
            field={fresh("regencyCode", regencies[0]?.code)}
            label={words.form.regencyCode}
            placeholder={null}
            options={regencies.map(({ code, name }) => ({ value: code, label: name }))}
          />
        ) : null}
        <SelectField
          field={fresh("level", "produsen")}
          label={say.level}
          placeholder={null}
          options={priceLevels.map((value) => ({ value, label: words.level[value] ?? value }))}
        />
        <TextField field={fresh("source")} label={say.source} optional maxLength={80} />
        <Thumb>
          <Button>{say.check}</Button>
        </Thumb>
      </form>
      <Section title={say.layouts}>
        <p>{say.layoutsText}</p>
        <ButtonLink to="/harga/contoh" tone="line" size="small" icon="download" download>
          {say.example}
        </ButtonLink>
      </Section>
    </>
  );
}

/** Every cell that is wrong, by its line and column. */
export function BadCells({ cells, count }: { cells: readonly BadCell[]; count: number }) {
  const say = useWords(priceImportWords);
  const locale = useLocale();
  const { problem: words } = say;
  const what = ({ value, problem }: BadCell) =>
    problem === "repeated" ? `${words.repeated} ${value}` : `${words[problem]}${say.what(value)}`;
  return (
    <Banner tone="bad" title={say.bad(formatNumber(count, locale))}>
      <p>{say.badText}</p>
      <ul className="list-disc pl-6">
        {cells.map((cell, index) => (
          <li key={index}>
            <b>{`${say.where(cell.line, cell.column)}:`}</b> {what(cell)}
          </li>
        ))}
      </ul>
      {count > cells.length ? <p>{say.more(formatNumber(count - cells.length, locale))}</p> : null}
    </Banner>
  );
}

type Draft = { id: string; fileName: string; count: number; rows: readonly PriceValue[] };

/** What will be saved, and the yes. */
export function PricePreview({ draft }: { draft: Draft }) {
  const say = useWords(priceImportWords);
  const words = useWords(priceWords);
  const { list } = words;
  const locale = useLocale();
  const shown = draft.count > draft.rows.length ? `. ${say.firstRows(draft.rows.length)}` : "";
  return (
    <>
      <Table
        caption={`${say.preview(formatNumber(draft.count, locale))}${shown}`}
        rows={draft.rows}
        rowKey={(row) => JSON.stringify([row.commodityCode, row.level, row.day, row.market, row.regencyCode])}
        columns={[
          { key: "commodity", label: list.commodity, lead: true, cell: (row) => row.commodityCode },
          { key: "day", label: list.day, cell: (row) => formatDate(row.day, locale, "plain") },
          { key: "low", label: list.low, number: true, cell: (row) => formatIdr(row.lowIdr, locale) },
          { key: "typical", label: list.typical, number: true, cell: (row) => formatIdr(row.typicalIdr, locale) },
          { key: "high", label: list.high, number: true, cell: (row) => formatIdr(row.highIdr, locale) },
          { key: "level", label: list.level, cell: (row) => words.level[row.level] ?? row.level },
          { key: "market", label: list.market, cell: (row) => row.market },
          { key: "source", label: list.source, cell: (row) => row.source },
        ]}
      />
      <div className="btns">
        <ActionButton action={`/harga/impor?draf=${draft.id}`} fields={{ draftId: draft.id }} label={say.confirm} />
        <ButtonLink to="/harga/impor" tone="line">
          {say.other}
        </ButtonLink>
      </div>
    </>
  );
}
