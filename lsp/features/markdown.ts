// Labels and texts of a policy in Markdown: shown as they are written, whatever is in them.

/** Text that stands for itself, on one line. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&!]/g, (sign) => `\\${sign}`)
    .replace(/^([-+])(?=\s|$)/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

export function bold(text: string): string {
  return text.trim() === '' ? '' : `**${plain(text)}**`;
}

/** A name as the policy writes it. */
export function code(name: string): string {
  return name.includes('`') ? `\`\` ${name} \`\`` : `\`${name}\``;
}

export function quoted(markdown: string): string {
  return `> ${markdown}`;
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** Paragraphs one after another; empty ones are left out. */
export function paragraphs(all: readonly (string | undefined)[]): string {
  return all.filter((one) => one !== undefined && one !== '').join('\n\n');
}
