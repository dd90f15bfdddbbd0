/** What settles each kind of item right in its row: the steps, in the order of what is usual. */
import { attention as words } from '../../lib/dictionary/attention';

export interface Step {
  /** As the API calls the verb; `update` changes fields. */
  verb: string;
  label: string;
}

const { steps } = words;

const STEPS: Readonly<Record<string, readonly Step[]>> = {
  answer_recommendation: [{ verb: 'accept', label: steps.answer }],
  finish_overdue: [
    { verb: 'update', label: steps.report },
    { verb: 'implement', label: steps.done },
    { verb: 'block', label: steps.blocked },
  ],
  unblock: [
    { verb: 'unblock', label: steps.unblock },
    { verb: 'implement', label: steps.done },
  ],
  say_how_far: [
    { verb: 'update', label: steps.report },
    { verb: 'implement', label: steps.done },
    { verb: 'block', label: steps.blocked },
  ],
  mend_returned: [{ verb: 'submit', label: steps.askAgain }],
  submit_implemented: [{ verb: 'submit', label: steps.ask }],
  verify_implementation: [
    { verb: 'verify', label: steps.verify },
    { verb: 'return', label: steps.giveBack },
  ],
  accept_report: [
    { verb: 'accept', label: steps.accept },
    { verb: 'return', label: steps.giveBack },
  ],
  close_activity: [{ verb: 'complete', label: steps.complete }],
  endorse_activity: [{ verb: 'endorse', label: steps.endorse }],
  adopt_recommendation: [{ verb: 'adopt', label: steps.adopt }],
  assess_need: [{ verb: 'assess', label: steps.assess }],
  agree_match: [
    { verb: 'agree', label: steps.agree },
    { verb: 'decline', label: steps.decline },
  ],
  deliver_support: [{ verb: 'deliver', label: steps.delivered }],
  judge_support: [{ verb: 'outcome', label: steps.judge }],
  submit_measurement: [{ verb: 'submit', label: steps.submit }],
  verify_measurement: [{ verb: 'verify', label: steps.verify }],
  follow_up: [{ verb: 'update', label: steps.followUp }],
};

/** None where it takes a page: a report to write, an edition to file, a plan to check. */
export const stepsOf = (kind: string): readonly Step[] => STEPS[kind] ?? [];
