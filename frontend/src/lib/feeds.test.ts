import { expect, it } from 'vitest';
import { calendarLink, feedAddresses } from './feeds';

const HERE = 'https://tracker.example.org';

it('gives the public addresses of a forum, a year and an area', () => {
  const topic = { forum: 'CTWG,TELWG', year: '2018', area: 'supply-chains' };
  expect(feedAddresses(topic, '', HERE)).toEqual({
    calendar: `${HERE}/api/v1/feeds/activities.ics?forum=CTWG,TELWG&year=2018&area=supply-chains`,
    news: `${HERE}/api/v1/feeds/activities.atom?forum=CTWG,TELWG&year=2018&area=supply-chains`,
  });
});

it('leaves out what is not asked, and adds a token at the end', () => {
  expect(feedAddresses({}, '', HERE).calendar).toBe(`${HERE}/api/v1/feeds/activities.ics`);
  expect(feedAddresses({ year: '2018' }, 'a-b_c', HERE).news).toBe(
    `${HERE}/api/v1/feeds/activities.atom?year=2018&token=a-b_c`,
  );
});

it('gives a work plan its own calendar, and no news', () => {
  expect(feedAddresses({ workPlan: 'CTWG-2018', forum: 'CTWG' }, '', HERE)).toEqual({
    calendar: `${HERE}/api/v1/work-plans/CTWG-2018.ics`,
  });
});

it('opens the calendar of the device by the scheme that calendars listen to', () => {
  expect(calendarLink(`${HERE}/a.ics?x=1`)).toBe('webcal://tracker.example.org/a.ics?x=1');
});
