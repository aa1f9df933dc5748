import { safeName } from './limits';

// What a browser sends as a name is a text like any other; what the file is decides the extension.
test.each([
  ['慰问照片.JPG', 'jpg', '慰问照片.jpg'],
  ['invoice.pdf.exe', 'pdf', 'invoice.pdf.pdf'],
  ['../../etc/passwd', 'png', 'passwd.png'],
  ['C:\\Users\\li\\诊断书.pdf', 'pdf', '诊断书.pdf'],
  ['photo\u202egnp.exe', 'png', 'photognp.png'],
  ['a\r\nSet-Cookie: x=1.png', 'png', 'aSet-Cookie x=1.png'],
  ['<script>.png', 'png', 'script.png'],
  ['', 'pdf', 'file.pdf'],
  [null, 'pdf', 'file.pdf'],
  ['.png', 'png', 'file.png'],
  ['长'.repeat(300) + '.pdf', 'pdf', '长'.repeat(120) + '.pdf'],
  ['𠮷'.repeat(300), 'pdf', '𠮷'.repeat(120) + '.pdf'],
])('%j as %s is %s', (given, extension, name) => expect(safeName(given, extension)).toBe(name));
