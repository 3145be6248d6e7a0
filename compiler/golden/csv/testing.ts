// For tests: a policy with everything that a table can have columns for, and tables read for it.

import { renderMessage } from '../../diagnostics/render.ts';
import type { Model } from '../../model/model.ts';
import { policyOf } from '../../targets/typescript/testing.ts';
import type { Suite } from '../suite.ts';
import { readCsvSuite } from './read.ts';

export const model: Model = policyOf(`
unit ha "hectare"
enum Level "Level": national "National", city "City-level", other "Other, or none"
entity Year "Year"
  turnover: money "Turnover"
entity Place "Seat"
  town: text "Town"
entity Project "Project"
  level:      Level                     "Level"
  investment: money                     "Actual investment (yuan)"
  major:      boolean default false     "Major project"
  area:       number in ha optional     "Area"
  lender:     text default "none"       "Lender"
  years:      list of Year              "Years"
applicant Firm "Firm"
  registered: boolean          "Registered"
  name:       text optional    "Name of the firm"
  staff:      integer optional "Staff"
  share:      ratio optional   "Share of women"
  founded:    date optional    "Founded on"
  seat:       Place optional   "Seat"
  projects:   list of Project  "Projects"
  ventures:   list of Project  "Projects abroad"
article 1 "Money"
  clause aid "Aid for projects" for each project in projects
    when registered
    grants 10% of project.investment
    limit each project.lender to 1 million yuan
  clause yearly for each project in projects, year in project.years
    grants 1% of year.turnover
    split into first "First part": 50% second "Second part": the rest
article "5.3" "Duties"
  clause once "Once"
    when founded is given
    grants 100 yuan
  clause report for each venture in ventures
    requires "a report"
  clause return_it
    recovers 5 yuan
`);

/** The suite of a table, and its findings as code and message. */
export function readTable(text: string | Uint8Array, policy: Model = model) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const suite = readCsvSuite(bytes, 'a.cases.csv', policy);
  return { suite, ...plain(suite) };
}

function plain({ cases, diagnostics }: Suite) {
  return {
    dossiers: cases.map(({ dossier }) => dossier),
    findings: diagnostics.map((one) => `${one.code} ${renderMessage(one)}`),
    codes: diagnostics.map(({ code }) => code),
  };
}
