/** The parts of a plan that a record points to, with their printed labels and whole wording. */
import { activities as activityWords } from '../../lib/dictionary/activities';
import { messages } from '../../lib/messages';
import type { Option } from '../../lib/options';
import { focusAreaOptions, kpiOptions, objectiveOptions } from '../../lib/reference';
import './plan-parts.css';

const words = activityWords.fields;

interface PlanPartsProps {
  title: string;
  focusAreas: readonly string[];
  objectives?: readonly string[];
  kpis?: readonly string[];
}

function Part({ refs, options }: { refs: readonly string[]; options: readonly Option[] }) {
  return (
    <ul class="plan-parts-list">
      {refs.map((ref) => {
        const part = options.find(({ value }) => value === ref);
        return (
          <li key={ref}>
            <span class="plan-part-label">{part?.label ?? ref}</span>
            {part?.note && <span class="plan-part-text">{part.note}</span>}
          </li>
        );
      })}
    </ul>
  );
}

export function PlanParts({ title, focusAreas, objectives, kpis }: PlanPartsProps) {
  const groups = [
    {
      label: words.focus_areas,
      refs: focusAreas,
      options: focusAreaOptions(),
      none: messages.record.noFocusArea,
    },
    {
      label: words.objectives,
      refs: objectives,
      options: objectiveOptions(),
      none: messages.record.noObjective,
    },
    { label: words.kpis, refs: kpis, options: kpiOptions(), none: messages.record.noKpi },
  ];
  const isEmpty = groups.every(({ refs }) => (refs ?? []).length === 0);
  return (
    <section class="panel section">
      <h2>{title}</h2>
      {isEmpty && <p class="faint">{messages.record.noAims}</p>}
      {!isEmpty &&
        groups.map(
          ({ label, refs, options, none }) =>
            refs && (
              <div key={label} class="plan-parts-group">
                <h3>{label}</h3>
                {refs.length > 0 ? (
                  <Part refs={refs} options={options} />
                ) : (
                  <p class="faint">{none}</p>
                )}
              </div>
            ),
        )}
    </section>
  );
}
