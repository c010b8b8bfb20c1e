/** Whether Autodesk did what was asked. 304 answers a conditional request. */
export function isSuccess(status: number): boolean {
	return (status >= 200 && status < 300) || status === 304;
}

export function isRedirect(status: number): boolean {
	return status >= 300 && status < 400;
}
