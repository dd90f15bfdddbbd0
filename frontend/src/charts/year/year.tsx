/**
 * A year: months as columns, what happens in it as bars, each drawn as exactly as its date is
 * known. On a phone it is a list by month.
 */
import type { ComponentChildren } from 'preact';
import { year as words } from '../../lib/dictionary/year';
import { formatPeriod, monthNames, type Period } from '../../lib/format';
import { messages } from '../../lib/messages';
import { Figure } from '../figure/figure';
import { dayIn, monthOf, MONTHS, type Place, placeIn } from './place';
import './year.css';

export interface YearItem {
  name: string;
  label: string;
  href: string;
  period: Period;
  /** A class for the colour of its bar; `aside` says the same in words. */
  tone: string;
  /** Beside the label: its state. */
  aside: ComponentChildren;
  /** The state in words, for the table. */
  state: string;
}

export interface YearGroup {
  name: string;
  label: string;
  note?: string | undefined;
  items: readonly YearItem[];
}

interface YearChartProps {
  title: string;
  reading: string;
  year: number;
  groups: readonly YearGroup[];
  today: Date;
  children?: ComponentChildren;
}

const whenWords = ({ period }: YearItem, place: Place): string =>
  place === 'undated' ? words.undated : formatPeriod(period, 'short');

function Bar({ place, tone, year }: { place: Place; tone: string; year: number }) {
  if (typeof place === 'string') {
    return (
      <span class="year-nowhere">
        {place === 'sometime' ? words.sometime(String(year)) : words[place]}
      </span>
    );
  }
  return (
    <span
      class={`year-bar ${tone} ${place.isExact ? '' : 'hatched'}`}
      style={{ '--from': place.from / MONTHS, '--long': (place.to - place.from) / MONTHS }}
    />
  );
}

function Label({ item, place }: { item: YearItem; place: Place }) {
  return (
    <span class="year-label">
      <a href={item.href}>{item.label}</a>
      <span class="small faint">
        {whenWords(item, place)} {item.aside}
      </span>
    </span>
  );
}

function Tracks({ year, groups, today }: Pick<YearChartProps, 'year' | 'groups' | 'today'>) {
  const now = dayIn(year, today);
  return (
    <div class="year-tracks">
      <div class="year-row year-head" aria-hidden="true">
        <span />
        <span class="year-track">
          {monthNames.map((month) => (
            <span key={month}>{month.slice(0, 3)}</span>
          ))}
        </span>
      </div>
      {groups.map(({ name, label, note, items }) => (
        <section key={name} class="year-group">
          {label && (
            <h3 title={note}>
              {label} {note && <span class="faint year-note">{note}</span>}
            </h3>
          )}
          <ul class="year-items">
            {items.map((item) => {
              const place = placeIn(year, item.period);
              return (
                <li key={item.name} class="year-row">
                  <Label item={item} place={place} />
                  <span class="year-track" aria-hidden="true">
                    <Bar place={place} tone={item.tone} year={year} />
                    {now !== undefined && (
                      <span class="year-today" style={{ '--at': now / MONTHS }} />
                    )}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The same by month: each thing once, whatever groups it belongs to. */
function ByMonth({ year, groups }: Pick<YearChartProps, 'year' | 'groups'>) {
  const items = [
    ...new Map(groups.flatMap((group) => group.items.map((item) => [item.name, item]))).values(),
  ].map((item) => ({ item, place: placeIn(year, item.period) }));
  const months = [...monthNames.keys(), undefined].map((month) => ({
    month,
    found: items.filter(({ place }) => monthOf(place) === month),
  }));
  return (
    <div class="year-by-month">
      {months
        .filter(({ found }) => found.length > 0)
        .map(({ month, found }) => (
          <section key={month ?? 'none'}>
            <h3>{month === undefined ? words.noMonth : monthNames[month]}</h3>
            <ul class="year-items">
              {found.map(({ item, place }) => (
                <li key={item.name}>
                  <Label item={item} place={place} />
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

export function YearChart({ title, reading, year, groups, today, children }: YearChartProps) {
  const now = dayIn(year, today);
  return (
    <Figure
      title={title}
      reading={reading}
      twin={{
        header: [
          words.key,
          words.activity,
          words.group,
          words.when,
          words.from,
          words.to,
          words.state,
        ],
        rows: groups.flatMap(({ name, label, items }) =>
          items.map((item) => [
            `${item.name}${groups.length > 1 ? ` (${name})` : ''}`,
            item.label,
            label,
            whenWords(item, placeIn(year, item.period)),
            item.period.start ?? '',
            item.period.end ?? '',
            item.state,
          ]),
        ),
      }}
    >
      {children}
      <ul class="legend year-legend" aria-label={messages.chart.legend}>
        <li>
          <span class="year-key" aria-hidden="true" />
          {words.exact}
        </li>
        <li>
          <span class="year-key hatched" aria-hidden="true" />
          {words.hatched}
        </li>
        {now !== undefined && (
          <li>
            <span class="year-key today" aria-hidden="true" />
            {words.today}
          </li>
        )}
      </ul>
      <Tracks year={year} groups={groups} today={today} />
      <ByMonth year={year} groups={groups} />
    </Figure>
  );
}
