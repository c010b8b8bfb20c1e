/** Formats rows as lines; each column is as wide as its widest cell. */
export function table(rows: readonly string[][]): string {
	const columns = rows[0]?.length ?? 0;
	const widths = Array.from({ length: columns }, (_, column) =>
		Math.max(...rows.map((row) => row[column].length)),
	);
	return rows
		.map((row) =>
			row
				.map((cell, column) => cell.padEnd(widths[column]))
				.join('   ')
				.trimEnd(),
		)
		.join('\n');
}
