/** What the rows of a file are, and the template to fill in. */
import { useId, useState } from 'preact/hooks';
import { Icon } from '../../components/icon/icon';
import { fileNameOf, saveBlob } from '../../lib/download';
import { importableNames, importables, imports as words } from '../../lib/dictionary/imports';
import { humanize } from '../../lib/format';
import { notify } from '../../lib/live';
import { messages } from '../../lib/messages';
import { asProblem } from '../../lib/problem';
import { type Importable, offered } from './importables';
import { readTemplate } from './job';

function TemplateButton({ resource }: { resource: Importable }) {
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const response = await readTemplate(resource);
      saveBlob(fileNameOf(response) ?? `${resource}.xlsx`, await response.blob());
    } catch (error) {
      notify(words.templateFailed(asProblem(error).title), 'bad');
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type="button"
      class="button"
      disabled={isBusy}
      onClick={() => {
        void save();
      }}
    >
      <Icon name="download" />
      {words.template}
    </button>
  );
}

interface ResourceChoiceProps {
  resource: Importable | undefined;
  isFixed: boolean;
  onChoose: (resource: string) => void;
}

export function ResourceChoice({ resource, isFixed, onChoose }: ResourceChoiceProps) {
  const id = useId();
  return (
    <div class="panel import-resource">
      <div class="import-resource-choice">
        <label class="field-label" for={id}>
          {words.resource}
        </label>
        <select
          id={id}
          value={resource ?? ''}
          disabled={isFixed}
          onChange={({ currentTarget }) => {
            onChoose(currentTarget.value);
          }}
        >
          <option value="">{messages.form.choose}</option>
          {offered().map(({ label, resources }) => (
            <optgroup key={label} label={label}>
              {resources.map((name) => (
                <option key={name} value={name}>
                  {importableNames[name] ?? humanize(name)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      {resource ? (
        <>
          <p class="import-resource-about">{importables[resource]}</p>
          <div class="import-template">
            <TemplateButton key={resource} resource={resource} />
            <p class="small faint">{words.templateHint}</p>
          </div>
        </>
      ) : (
        <p class="faint">{words.chooseFirst}</p>
      )}
    </div>
  );
}
