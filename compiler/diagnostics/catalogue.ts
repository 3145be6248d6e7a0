export type DiagnosticName = string;
