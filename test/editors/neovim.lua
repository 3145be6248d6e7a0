-- What a person does in Neovim, and what is seen then, written as JSON to $OUT (neovim.test.ts).
local buffer = vim.api.nvim_get_current_buf()

local function wait(condition)
  return vim.wait(20000, condition, 20)
end

wait(function()
  for _, client in pairs(vim.lsp.buf_get_clients(buffer)) do
    if client.initialized then return true end
  end
end)

local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
local row, column
for at, line in ipairs(lines) do
  local start = line:find('roof.price capped', 1, true)
  if start then row, column = at, start + #'roof.' end
end

local function put(line)
  vim.api.nvim_buf_set_lines(buffer, row - 1, row, false, { line })
end

local seen = { found = {} }

-- A letter is lost, and typed again.
put((lines[row]:gsub('price', 'pric')))
wait(function() return #vim.diagnostic.get(buffer) > 0 end)
for _, found in ipairs(vim.diagnostic.get(buffer)) do
  table.insert(seen.found, { code = found.code, line = found.lnum + 1, column = found.col + 1 })
end
put(lines[row])
seen.mended = wait(function() return #vim.diagnostic.get(buffer) == 0 end)

local function ask(method)
  vim.api.nvim_win_set_cursor(0, { row, column - 1 })
  local parameters = vim.lsp.util.make_position_params()
  for _, answer in pairs(vim.lsp.buf_request_sync(buffer, method, parameters, 20000) or {}) do
    return answer.result
  end
end

local hover = ask('textDocument/hover')
seen.hover = hover and hover.contents.value

seen.completion = {}
local completion = ask('textDocument/completion')
for _, item in ipairs(completion and (completion.items or completion) or {}) do
  table.insert(seen.completion, item.label)
end

vim.api.nvim_win_set_cursor(0, { row, column - 1 })
vim.lsp.buf.definition()
wait(function() return vim.api.nvim_win_get_cursor(0)[1] ~= row end)
seen.definition = vim.api.nvim_get_current_line()

local out = io.open(os.getenv('OUT'), 'w')
out:write(vim.json and vim.json.encode(seen) or vim.fn.json_encode(seen))
out:close()
vim.cmd('qa!')
