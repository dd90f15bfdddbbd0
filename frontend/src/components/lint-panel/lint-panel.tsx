/** The plan's rules against one record: each finding with its code, its source and its field. */
import { useState } from 'preact/hooks';
import { plural } from '../../lib/format';
import { announce } from '../../lib/live';
import { messages } from '../../lib/messages';
import { asProblem, type Finding, type Problem } from '../../lib/problem';
import { ProblemBanner } from '../problem-banner/problem-banner';
import { Icon } from '../icon/icon';
import './lint-panel.css';

interface LintPanelProps {
  check: () => Promise<Finding[]>;
  labelOf: (finding: Finding) => string | undefined;
}

const words = messages.lint;

function severityOf({ severity }: Finding): { label: string; tone: 'bad' | 'warn' | 'info' } {
  if (severity === 'warning') return { label: words.severity.warning, tone: 'warn' };
  if (severity === 'info') return { label: words.severity.info, tone: 'info' };
  return { label: words.severity.error, tone: 'bad' };
}

function LintFinding({ finding, field }: { finding: Finding; field: string | undefined }) {
  const { label, tone } = severityOf(finding);
  return (
    <li class={`lint-finding ${tone}`}>
      <Icon name={tone} />
      <div>
        <p>
          <span class="visually-hidden">{label}: </span>
          {field && <strong>{field}. </strong>}
          {finding.detail}
        </p>
        <p class="finding-origin">
          <code>{finding.code}</code>
          {finding.source && <span>{finding.source}</span>}
        </p>
      </div>
    </li>
  );
}

/** What was found, or that there is nothing to find. */
export function LintFindings({
  findings,
  labelOf,
}: { findings: readonly Finding[] } & Pick<LintPanelProps, 'labelOf'>) {
  if (findings.length === 0) {
    return (
      <p class="lint-sound">
        <Icon name="good" /> {words.sound}
      </p>
    );
  }
  return (
    <ul class="lint-findings">
      {findings.map((finding) => (
        <LintFinding
          key={`${finding.code}${finding.pointer ?? ''}`}
          finding={finding}
          field={labelOf(finding)}
        />
      ))}
    </ul>
  );
}

export function LintPanel({ check, labelOf }: LintPanelProps) {
  const [findings, setFindings] = useState<Finding[]>();
  const [problem, setProblem] = useState<Problem>();
  const [isRunning, setRunning] = useState(false);
  const run = async () => {
    setRunning(true);
    setProblem(undefined);
    try {
      const found = await check();
      setFindings(found);
      announce(found.length ? plural(found.length, words.one, words.other) : words.sound);
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setRunning(false);
    }
  };
  return (
    <section class="lint-panel panel no-print">
      <div class="spread">
        <h2>{words.title}</h2>
        <button
          type="button"
          class="button"
          disabled={isRunning}
          onClick={() => {
            void run();
          }}
        >
          {isRunning ? words.running : words.run}
        </button>
      </div>
      {problem && <ProblemBanner problem={problem} />}
      {findings && <LintFindings findings={findings} labelOf={labelOf} />}
    </section>
  );
}
