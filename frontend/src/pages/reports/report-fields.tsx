/** What a paper asks: as chosen, in the address. */
import { useId } from 'preact/hooks';
import { LabelledChoice } from '../../components/labelled-choice/labelled-choice';
import { meetings as meetingWords } from '../../lib/dictionary/coordination';
import { reports as words } from '../../lib/dictionary/reports';
import { workPlans as workPlanWords } from '../../lib/dictionary/work-plans';
import { formatDate } from '../../lib/format';
import { messages } from '../../lib/messages';
import type { Option } from '../../lib/options';
import type { Params } from '../../lib/query';
import { known } from '../../lib/reference';
import { type Choices, KINDS, type KindName, yearsOf } from './kinds';

interface ReportFieldsProps {
  kind: KindName;
  params: Params;
  choices: Choices;
  onChange: (changes: Params) => void;
}

interface SinceProps {
  value: string;
  onChange: (value: string) => void;
}

function Since({ value, onChange }: SinceProps) {
  const id = useId();
  return (
    <div class="labelled">
      <label for={id}>{words.fields.since}</label>
      <input
        id={id}
        type="date"
        value={value}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
        }}
      />
    </div>
  );
}

const planOptions = ({ plans }: Choices): Option[] =>
  plans.map(({ ref, title }) => ({ value: ref, label: title }));

const workPlanOptions = ({ workPlans }: Choices): Option[] =>
  workPlans.map(({ ref, forum, year }) => ({
    value: ref,
    label: workPlanWords.nameOf(forum, String(year)),
  }));

/** Of a meeting known to the month, changes are told since the first day that it may have been. */
const meetingOptions = ({ meetings }: Choices): Option[] =>
  meetings.map(({ ref, forum, number, on }) => ({
    value: ref,
    label:
      typeof number === 'number'
        ? `${meetingWords.nameOf(forum, String(number))}, ${formatDate(on)}`
        : meetingWords.unnumbered(forum, formatDate(on)),
  }));

function yearOptions({ plans }: Choices, ref: string | undefined): Option[] {
  const plan = plans.find((one) => one.ref === ref);
  const years = plan ? yearsOf(plan, new Date().getUTCFullYear()) : [];
  return years.map((year) => ({ value: String(year), label: String(year) }));
}

export function ReportFields({ kind, params, choices, onChange }: ReportFieldsProps) {
  const { asks, needs } = KINDS[kind];
  const choiceOf = (
    name: 'plan' | 'year' | 'work_plan' | 'economy' | 'meeting',
    options: readonly Option[],
    empty: string,
    further: Params = {},
  ) =>
    asks.includes(name) && (
      <LabelledChoice
        key={name}
        label={words.fields[name]}
        value={params[name] ?? ''}
        options={options}
        empty={needs.includes(name) ? messages.form.choose : empty}
        onChange={(value) => {
          onChange({ [name]: value, ...further });
        }}
      />
    );
  const { choose } = messages.form;
  return (
    <div class="report-fields">
      {choiceOf('work_plan', workPlanOptions(choices), choose)}
      {kind === 'economy-brief' && choiceOf('economy', known('economies'), choose)}
      {choiceOf('plan', planOptions(choices), words.anyPlan, { year: '' })}
      {choiceOf('year', yearOptions(choices, params['plan']), choose)}
      {kind !== 'economy-brief' && choiceOf('economy', known('economies'), words.anyEconomy)}
      {asks.includes('since') && (
        <Since
          value={params['since'] ?? ''}
          onChange={(since) => {
            onChange({ since, meeting: '' });
          }}
        />
      )}
      {choices.meetings.length > 0 &&
        choiceOf('meeting', meetingOptions(choices), words.noMeeting, { since: '' })}
    </div>
  );
}
