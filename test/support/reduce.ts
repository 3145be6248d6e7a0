// Makes a failing policy and its dossier smaller while they still fail: for the person who reads it.
// A policy loses nodes of its tree, or has one replaced by a part of it; a dossier loses facts.

import { childrenOf, type Node, parse, walk } from '#language';
import { isObject, type Json, type JsonObject } from './random-dossiers.ts';

export interface Failing {
  readonly text: string;
  readonly dossier: Json;
}

/** The smallest found for which `fails` holds (it must hold for what is given). */
export function reduced(from: Failing, fails: (smaller: Failing) => boolean): Failing {
  let best = from;
  for (let before = ''; before !== JSON.stringify(best); ) {
    before = JSON.stringify(best);
    best = smallerDossier(smallerText(best, fails), fails);
  }
  return best;
}

function smallerText(from: Failing, fails: (smaller: Failing) => boolean): Failing {
  let best = from;
  for (let at = 0; ; ) {
    const found = edits(best.text)
      .slice(at)
      .findIndex((text) => fails({ ...best, text }));
    if (found < 0) return best;
    at += found;
    best = { ...best, text: edits(best.text)[at] ?? best.text };
  }
}

/** The text without one node, or with a child in its place; the largest cuts first. */
function edits(text: string): readonly string[] {
  const found: { readonly text: string; readonly saved: number }[] = [];
  const cut = (start: number, end: number, by: string): void => {
    const saved = end - start - by.length;
    if (saved > 0) found.push({ text: text.slice(0, start) + by + text.slice(end), saved });
  };
  walk(parse(text, { file: 'example.clause' }).file, (node) => {
    const { start, end } = node.span;
    cut(start, end, '');
    // With the comma or the word before it, the `or` or `and` that joins it.
    const joint = /(?:,|\b(?:and|or|in|with|when|of)\b)\s*$/.exec(text.slice(0, start));
    if (joint !== null) cut(joint.index, end, '');
    const after = /^\s*(?:,|\b(?:and|or)\b)/.exec(text.slice(end));
    if (after !== null) cut(start, end + after[0].length, '');
    for (const child of descend(node))
      cut(start, end, text.slice(child.span.start, child.span.end));
  });
  return [...new Map(found.sort((a, b) => b.saved - a.saved).map((one) => [one.text, one])).keys()];
}

function descend(node: Node): readonly Node[] {
  return childrenOf(node).flatMap((child) => [child, ...childrenOf(child)]);
}

function smallerDossier(from: Failing, fails: (smaller: Failing) => boolean): Failing {
  let best = from;
  for (let again = true; again; ) {
    const found = without(best.dossier).find((dossier) => fails({ ...best, dossier }));
    again = found !== undefined;
    if (found !== undefined) best = { ...best, dossier: found };
  }
  return best;
}

/** A value less one of its parts, at any depth. */
function without(value: Json): readonly Json[] {
  if (Array.isArray(value)) {
    const list: readonly Json[] = value;
    return list.flatMap((part, index) => [
      list.filter((_, other) => other !== index),
      ...without(part).map((less) => list.map((one, other) => (other === index ? less : one))),
    ]);
  }
  if (!isObject(value)) return [];
  const object: JsonObject = value;
  return Object.keys(object).flatMap((name) => [
    Object.fromEntries(Object.entries(object).filter(([other]) => other !== name)),
    ...without(object[name] ?? null).map((less) => ({ ...object, [name]: less })),
  ]);
}
