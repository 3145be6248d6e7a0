// English texts of findings on names and files (CL2).
import type { names as entries } from '../catalogue.ts';
import type { TextsFor } from '../texts.ts';

export const names: TextsFor<keyof typeof entries> = {
  unknownName: {
    message: 'Nothing is called “{name}” here.[ Did you mean {“suggestions”}?][ {advice}]',
    related: { defined: '“{name}” is defined here, inside a clause.' },
    fixes: { replace: 'Write “{suggestion}” (when that is what is meant)' },
  },
  unknownField: {
    message: '{owner} has no fact called “{name}”.[ Did you mean {“suggestions”}?]',
    related: { declared: 'Its facts are declared here.' },
    fixes: { replace: 'Write “{suggestion}” (when that fact is meant)' },
  },
  unknownMember: {
    message:
      '“{name}” is not one of the values of {owner}, which are {“members”}.[ Did you mean {“suggestions”}?]',
    related: { declared: 'The values are declared here.' },
    fixes: { replace: 'Write “{suggestion}” (when that value is meant)' },
  },
  unknownType: {
    message:
      'No enum or entity is called “{name}”.[ Did you mean {“suggestions”}?] A fact is boolean, money, ratio, number, integer, date, text, a declared enum or entity, or a list of entities.',
    fixes: { replace: 'Write “{suggestion}” (when that is what is meant)' },
  },
  unknownClause: {
    message: 'No clause is called “{name}”.[ Did you mean {“suggestions”}?]',
    fixes: { replace: 'Write “{suggestion}” (when that clause is meant)' },
  },
  unknownUnit: {
    message:
      'No unit is called “{name}”.[ Did you mean {“suggestions”}?] Declare it with: unit {name} "what it is".',
    fixes: { replace: 'Write “{suggestion}” (when that unit is meant)' },
  },
  duplicateName: {
    message:
      '“{name}” is already the name of another {kind} here. Give one of the two another name, so that a reader knows which is meant.',
    related: { first: '“{name}” is first declared here.' },
  },
  reservedName: {
    message:
      '“{name}” is a name that every policy already has, with a meaning of its own. Choose another name.',
  },
  refusedName: {
    message:
      '“{name}” cannot be used as a name: programs that read the decisions give it a meaning of their own. Choose another name.',
  },
  ambiguousMember: {
    message:
      '“{name}” is a value of {owners}, and nothing here says which of them is meant. Compare it with a fact (“… is {name}”), so that it is clear.',
    fixes: { write: 'Write “{suggestion}” (when that one is meant)' },
  },
  defineCircle: {
    message:
      '“{name}” is defined by way of itself ({circle}), so it has no value. Let one of the definitions stand on its own.',
    related: { reads: 'Here “{next}” is read.' },
  },
  useCircle: {
    message:
      'These files use each other in a circle: {circle}. Move what they share into one file that uses neither.',
  },
  entityCircle: {
    message:
      'These entities contain each other without end: {circle}. Remove one of the facts that close the circle.',
  },
  fileNotFound: {
    message: 'There is no file “{path}” beside this one. {advice}',
    fixes: { replace: 'Write “{suggestion}” (when that file is meant)' },
  },
  fileOutside: {
    message:
      '“{path}” lies outside the folder of the policy. Put the file inside that folder and name it from there.',
  },
  fileUnreadable: {
    message: '“{path}” cannot be read as text. Save it as plain text in UTF-8.',
  },
  notShared: {
    message:
      'A file that other files use holds shared declarations only (enum, entity, applicant, unit, define, parameter); this {kind} belongs in the policy’s own file.',
  },
  severalPolicies: {
    message:
      'A policy has one header, and this is a second one. Put the other policy into a folder of its own.',
    related: { first: 'The first header is here.' },
  },
  noPolicy: {
    message:
      'This file holds no policy. Begin it with: policy a_name "The title". (A file of declarations alone is checked with the policy that uses it.)',
  },
  noApplicant: {
    message:
      'The policy does not say who applies. Declare it with “applicant”, followed by a name and the facts that the applicant states.',
    fixes: { write: 'Write “{suggestion}” (when “{name}” is who applies)' },
  },
  severalApplicants: {
    message: 'A policy has one applicant, and this is a second one. Make one of the two an entity.',
    related: { first: 'The first applicant is declared here.' },
  },
  unusedDeclaration: {
    message:
      'Nothing in the policy uses the {kind} “{name}”. Remove it, or use it where it was meant.',
    fixes: { remove: 'Remove “{name}” (when the policy does not need it)' },
  },
  unusedFile: {
    message: 'Nothing from “{path}” is used in this policy.',
    fixes: { remove: 'Remove this line (when the policy does not need that file)' },
  },
  notAValue: {
    message: '“{name}” is the name of a {kind} and cannot be used as a value here.[ {advice}]',
    fixes: { write: 'Write “{suggestion}” (when the amount is a price)' },
  },
};
