// VS Code's own Git extension as far as the preview uses it: the interface is its, the commits are those of
// a real repository, which the tests' server asks for them. A browser has no Git of its own.
exports.activate = (context) => {
  const base = new URL('/git', context.extensionUri.toString(true)).href;
  const repository = {
    async show(ref, path) {
      const answer = await fetch(`${base}?${new URLSearchParams({ ref, path })}`);
      if (!answer.ok) throw new Error(await answer.text());
      return answer.text();
    },
  };
  return {
    enabled: true,
    getAPI: () => ({
      state: 'initialized',
      onDidChangeState: () => ({ dispose() {} }),
      getRepository: () => repository,
    }),
  };
};
