/** Text with `**bold**`, backticks and `[links](https://…)`; a value to copy; or a list. */
export type Line = string | { copy: string; label: string } | { list: readonly string[] };

/** One step of the setup, or its outcome if there is nothing to do. */
export interface Step {
	title: string;
	lines: readonly Line[];
}
