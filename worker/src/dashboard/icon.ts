/** The icon of the node, in colors that work on light and dark backgrounds. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
	<path fill="#1C6DD0" d="M28 4h8v17h9L32 35 19 21h9z"/>
	<path fill="#35B1F2" d="M6 30h9l5 10h24l5-10h9v12H6z" opacity=".9"/>
	<path fill="#3B6CB8" d="M6 45h52v11a4 4 0 0 1-4 4H10a4 4 0 0 1-4-4z"/>
	<path fill="#fff" d="M14 51h6v3h-6zM24 51h6v3h-6zM34 51h6v3h-6z"/>
</svg>`;
