/** For operations that name a folder or put it where its name must not be taken. */
export const nameTaken = {
	409: 'The parent folder already contains a folder of this name. Choose another name',
};
